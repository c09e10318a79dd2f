#include "collector/aggregate/blockers.hpp"
#include "collector/aggregate/hosting.hpp"
#include "tests/collector/aggregate/site_evidence.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace collector;
using namespace collector::aggregate;
using measure::Cause;
using measure::Outcome;

/// The addresses of sites::Site.
constexpr const char* kSix = "2a01:4f8:3::80";
constexpr const char* kFour = "100.42.4.80";

measure::AddressFact fact(const char* literal, std::uint32_t number, const char* country)
{
    return {.address = measure::parse_address(literal).value(),
            .as_number = number,
            .as_name = number == 0 ? "" : "Example",
            .country = country};
}

measure::ContextFacts knowing(measure::AddressFact four, measure::AddressFact six)
{
    measure::ContextFacts context;
    context.addresses = {std::move(four), std::move(six)};
    return context;
}

Hosting hosting(measure::AddressFact four, measure::AddressFact six)
{
    return hosting_of(sites::evidence_of({}), knowing(std::move(four), std::move(six)));
}

/// A host that the page needs and that answers over IPv4 alone.
void add_host(measure::Evidence& evidence, const char* name, measure::Party party)
{
    measure::PageHost host;
    host.host = name;
    host.party = party;
    host.asked = true;
    host.status4 = 200;
    evidence.content.hosts.push_back(host);
}

measure::Verdict failing(const char* check, Cause cause, const char* detail = "")
{
    measure::Verdict verdict;
    verdict.check = check;
    verdict.outcome = Outcome::fail;
    verdict.cause = cause;
    verdict.detail = detail;
    return verdict;
}

}  // namespace

TEST_CASE("Hosting: networks and countries of the web addresses, by family", "[aggregate][context]")
{
    const auto seen = hosting(fact(kFour, 64500, "KE"), fact(kSix, 64501, "FR"));

    CHECK(seen.ipv4 == std::vector<HostingNetwork>{{64500, "Example", "KE"}});
    CHECK(seen.ipv6 == std::vector<HostingNetwork>{{64501, "Example", "FR"}});
    CHECK(is_in_country(seen, "KE") == false);
    CHECK(has_same_operator(seen) == false);
}

TEST_CASE("In the country, and of one operator, only when that is known", "[aggregate][context]")
{
    CHECK(is_in_country(hosting(fact(kFour, 1, "KE"), fact(kSix, 1, "KE")), "KE") == true);
    CHECK(is_in_country(hosting(fact(kFour, 1, "KE"), fact(kSix, 1, "")), "KE") == true);
    CHECK(is_in_country(hosting(fact(kFour, 1, ""), fact(kSix, 1, "")), "KE") == std::nullopt);
    CHECK(has_same_operator(hosting(fact(kFour, 1, ""), fact(kSix, 1, ""))) == true);
    CHECK(has_same_operator(hosting(fact(kFour, 0, "KE"), fact(kSix, 1, "KE"))) == std::nullopt);
    CHECK(hosting_of(sites::evidence_of({}), {}) == Hosting{});
}

TEST_CASE("Without a database the origin of the route is the network", "[aggregate][context]")
{
    auto six = fact(kSix, 0, "");
    six.route = measure::parse_prefix("2a01:4f8::/32").value();
    six.origins = {64510};

    CHECK(hosting(fact(kFour, 0, ""), six).ipv6 == std::vector<HostingNetwork>{{64510, "", ""}});
}

TEST_CASE("Name servers without IPv6 block by their names, with who runs them", "[aggregate][leverage]")
{
    auto evidence = sites::evidence_of({});
    std::erase_if(evidence.lookups, [](const measure::DnsLookup& lookup) {
        return lookup.question.name == "ns2.host.test" && lookup.question.type == measure::rr::kAaaa;
    });
    measure::ContextFacts context;
    context.addresses = {fact("100.42.3.53", 64502, "KE")};

    const auto verdict = failing("dns.ns_aaaa", Cause::ns_no_aaaa);
    const auto blockers = find_blockers(evidence, context, {&verdict, 1}, "");

    CHECK(blockers == std::vector<Blocker>{{"dns.ns_aaaa", SiteKind::name_server, "ns2.host.test", "AS64502 Example"}});
}

TEST_CASE("Hosts that the page needs block by their names, those of third parties apart", "[aggregate][leverage]")
{
    auto evidence = sites::evidence_of({});
    add_host(evidence, "cdn.test", measure::Party::third);
    add_host(evidence, "static.example.test", measure::Party::first);

    const auto verdict = failing("web.dependencies", Cause::third_party_v4only);
    const auto blockers = find_blockers(evidence, {}, {&verdict, 1}, "");

    REQUIRE(blockers.size() == 2);
    CHECK(blockers[0] == Blocker{"web.dependencies", SiteKind::host, "static.example.test", ""});
    CHECK(blockers[1] == Blocker{"web.dependencies", SiteKind::third_party, "cdn.test", ""});
}

TEST_CASE("What the evidence does not name is blocked where fixes see the fault; what passes is blocked by nothing",
          "[aggregate][leverage]")
{
    auto passing = failing("web.http6", Cause::timeout);
    passing.outcome = Outcome::pass;
    const std::vector<measure::Verdict> verdicts{failing("web.routable_aaaa", Cause::no_aaaa), passing};

    const auto blockers =
        find_blockers(sites::evidence_of({}), knowing(fact(kFour, 64500, ""), fact(kSix, 64500, "")), verdicts, "AS64500");

    CHECK(blockers == std::vector<Blocker>{{"web.routable_aaaa", SiteKind::network, "AS64500", "AS64500 Example"}});
}
