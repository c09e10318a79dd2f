#include "checks/check.hpp"
#include "collector/aggregate/fixes_document.hpp"
#include "collector/methodology/methodology_file.hpp"
#include "tests/collector/aggregate/consensus_rows.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using namespace collector;
using namespace collector::aggregate;
using namespace sites;
using measure::Cause;
using measure::Outcome;
using measure::Role;

const score::Methodology kRules = read_methodology_file("config/methodologies/irs-1.toml").rules;

struct Answer {
    std::vector<Fix> fixes;
    std::string document;
};

Answer fixes_of(const measure::Frame& frame, const std::vector<ConsensusRow>& rows,
                const std::map<std::string, std::string>& clusters = {}, const std::optional<KnownNetworks>& networks = {})
{
    const History history{{kDay, conclude_round(rows, {}, kRules)}};
    const Question question{
        .frame = frame, .history = history, .day = kDay, .rules = kRules, .software = "test", .networks = networks};
    const auto score = score_country(question);
    auto fixes = find_fixes(rows, score, clusters, kRules);
    auto document = fixes_document(question, score, fixes);
    return {std::move(fixes), std::move(document)};
}

}  // namespace

TEST_CASE("Two targets of ten whose web gate fails are worth two tenths of the web pillar", "[aggregate][fixes]")
{
    const auto frame = frame_of(10);
    auto rows = all_healthy(frame);
    replace(rows, failing("t0.example.test", "web.http6", Cause::timeout));
    replace(rows, failing("t1.example.test", "web.http6", Cause::timeout));

    const auto fixes = fixes_of(frame, rows, {{"t0.example.test", "AS64500"}, {"t1.example.test", "AS64500"}}).fixes;

    // Web 0.8 of weight 0.30, DNS 1.0 of weight 0.15: (0.24 + 0.15) / 0.45 = 0.8667. Mended: 1.
    REQUIRE(fixes.size() == 1);
    CHECK(fixes[0].site == FaultSite{SiteKind::network, "AS64500"});
    CHECK(fixes[0].targets == std::vector<std::string>{"t0.example.test", "t1.example.test"});
    CHECK(*fixes[0].gain == Approx(0.30 * 0.2 / 0.45));
}

TEST_CASE("Networks that were counted stay in the index a gain is measured by", "[aggregate][fixes][networks]")
{
    const auto frame = frame_of(10);
    auto rows = all_healthy(frame);
    replace(rows, failing("t0.example.test", "web.http6", Cause::timeout));
    const KnownNetworks networks{
        .facts = {.users = {0.2, 0.2}, .systems = 0.2, .holders = 0.2, .validity6 = 0.2, .validity4 = 1.0}};

    const auto fixes = fixes_of(frame, rows, {}, networks).fixes;

    // Web 0.30, DNS 0.15 and networks 0.10 have values: one target of ten is a tenth of the web pillar.
    REQUIRE(fixes.size() == 1);
    CHECK(*fixes[0].gain == Approx(0.30 * 0.1 / 0.55));
}

TEST_CASE("What a missing address masks is won with it", "[aggregate][fixes]")
{
    const auto frame = frame_of(10);
    auto rows = all_healthy(frame);
    const std::string target = "t0.example.test";
    replace(rows, failing(target, "web.routable_aaaa", Cause::no_aaaa));
    replace(rows, masked(target, "web.http6", "web.routable_aaaa"));
    replace(rows, masked(target, "web.tls6", "web.http6"));
    replace(rows, masked(target, "web.tls_parity", "web.tls6"));
    replace(rows, masked(target, "web.port_parity", "web.routable_aaaa"));
    replace(rows, masked(target, "web.all_addresses", "web.routable_aaaa"));

    const auto fixes = fixes_of(frame, rows).fixes;

    REQUIRE(fixes.size() == 1);
    CHECK(fixes[0].site == FaultSite{SiteKind::target, target});
    CHECK(*fixes[0].gain == Approx(0.30 * 0.1 / 0.45));
}

TEST_CASE("The greatest gain comes first, whatever the number of targets", "[aggregate][fixes]")
{
    auto frame = frame_of(10);
    frame.targets[9].tier = measure::Tier::portal;
    auto rows = all_healthy(frame);
    replace(rows, failing("t9.example.test", "web.http6", Cause::refused));
    for (const auto* target : {"t0.example.test", "t1.example.test"}) {
        replace(rows, failing(target, "web.http6", Cause::tls_handshake));
    }

    const auto fixes = fixes_of(frame, rows, {{"t0.example.test", "AS64500"}, {"t1.example.test", "AS64500"}}).fixes;

    // The portal is alone in a stratum of weight 4 of 5; two of nine agencies share the fifth.
    REQUIRE(fixes.size() == 2);
    CHECK(fixes[0].cause == Cause::refused);
    CHECK(*fixes[0].gain == Approx(0.30 / 0.45 * 0.8));
    CHECK(*fixes[1].gain == Approx(0.30 / 0.45 * 0.2 * 2 / 9));
}

TEST_CASE("A name server shared by many is one fault", "[aggregate][fixes]")
{
    const auto frame = frame_of(4);
    auto rows = all_healthy(frame);
    for (const auto& target : frame.targets) {
        replace(rows, failing(target.domain, "dns.tcp6", Cause::dns_no_tcp, "ns1.host.test 2001:db8::53: timeout"));
    }

    const auto fixes = fixes_of(frame, rows).fixes;

    REQUIRE(fixes.size() == 1);
    CHECK(fixes[0].site == FaultSite{SiteKind::name_server, "ns1.host.test"});
    CHECK(fixes[0].targets.size() == 4);
}

TEST_CASE("Without an index there is no gain, and the most targets come first", "[aggregate][fixes]")
{
    const auto frame = frame_of(10);
    std::vector<ConsensusRow> rows;
    for (const auto* target : {"t0.example.test", "t1.example.test", "t2.example.test"}) {
        auto own = healthy(target);
        const bool last = std::string(target).starts_with("t2");
        replace(own, failing(target, "web.http6", last ? Cause::refused : Cause::timeout));
        rows.insert(rows.end(), own.begin(), own.end());
    }

    const auto answer = fixes_of(
        frame, rows, {{"t0.example.test", "AS64500"}, {"t1.example.test", "AS64500"}, {"t2.example.test", "AS64500"}});

    REQUIRE(answer.fixes.size() == 2);
    CHECK_FALSE(answer.fixes[0].gain);
    CHECK(answer.fixes[0].cause == Cause::timeout);
    CHECK(nlohmann::json::parse(answer.document)["fixes"][0]["gain"].is_null());
}

TEST_CASE("What nobody is asked to mend is not told", "[aggregate][fixes]")
{
    auto frame = frame_of(4);
    frame.targets[0].intended_absent = {Role::web};
    frame.targets[1].opt_out = true;
    auto rows = all_healthy(frame);
    replace(rows, failing("t0.example.test", "web.http6", Cause::timeout));
    replace(rows, failing("t1.example.test", "web.http6", Cause::timeout));
    auto down = failing("t2.example.test", "web.http6", Cause::timeout);
    down.verdict.rule = checks::kDownRule;
    replace(rows, down);
    replace(rows, failing("t3.example.test", "web.http6", Cause::software));

    CHECK(fixes_of(frame, rows).fixes.empty());
}

TEST_CASE("The document names a bounded number of targets and links to the others", "[aggregate][fixes]")
{
    const auto frame = frame_of(150);
    auto rows = all_healthy(frame);
    std::map<std::string, std::string> clusters;
    for (const auto& target : frame.targets) {
        replace(rows, failing(target.domain, "web.http6", Cause::timeout));
        clusters[target.domain] = "AS64500";
    }

    const auto document = nlohmann::json::parse(fixes_of(frame, rows, clusters).document);

    const auto& fix = document["fixes"][0];
    CHECK(fix["rank"] == 1);
    CHECK(fix["target_count"] == 150);
    CHECK(fix["targets"].size() == 100);
    CHECK(fix["all_targets"] == "/api/v1/targets?country=KE&cause=timeout");
    CHECK(fix["at_kind"] == "network");
    CHECK(fix["mender"] == "hosting_operator");
}

TEST_CASE("A place is told only when the verdict names one that reads as such", "[aggregate][fixes]")
{
    const auto [cause, detail, kind, name] = GENERATE(table<Cause, std::string, SiteKind, std::string>({
        {Cause::ns_dead, "ns1.host.test 2001:db8::53: timeout", SiteKind::name_server, "ns1.host.test"},
        {Cause::ns_dead, "ns1.host.test", SiteKind::target, "t.test"},
        {Cause::ns_no_aaaa, "0 of 2", SiteKind::target, "t.test"},
        {Cause::timeout, "2001:DB8::0:1 timeout, 2001:db8::2 refused", SiteKind::address, "2001:db8::1"},
        {Cause::timeout, "www.t.test: timeout", SiteKind::target, "t.test"},
        {Cause::tls_cert, "www.t.test: expired", SiteKind::host, "www.t.test"},
        {Cause::tls_cert, "<b>.t.test: expired", SiteKind::target, "t.test"},
        {Cause::tls_cert, "", SiteKind::target, "t.test"},
        {Cause::no_aaaa, "www.t.test", SiteKind::target, "t.test"},
    }));
    measure::Verdict verdict;
    verdict.cause = cause;
    verdict.detail = detail;

    CAPTURE(detail);
    CHECK(fault_site(verdict, "t.test", "") == FaultSite{kind, name});
}
