#include "codec/result_json.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace std::chrono_literals;

const measure::Timestamp kNow = measure::parse_rfc3339("2026-11-21T04:10:00.5Z").value();

measure::MailEvidence full_mail()
{
    const auto address = measure::parse_address("2001:db8::25").value();
    measure::MailEvidence mail;
    measure::SmtpSession session{.host = "mx.example.test", .address = address, .started = kNow, .elapsed = 5ms};
    session.step = measure::SmtpStep::handshake;
    session.failure = measure::Failure{.kind = measure::FailureKind::tls_version};
    session.greeting = 220;
    session.extensions = {"STARTTLS"};
    session.starttls_offered = true;
    session.handshake = measure::TlsHandshake{.host = "mx.example.test", .address = address, .port = 25, .started = kNow};
    session.dane = measure::Dane::mismatched;
    mail.sessions.push_back(session);
    mail.sts.push_back({.host = "mta-sts.example.test", .address = address, .started = kNow, .status = 200});
    mail.sts[0].policy = measure::StsPolicy{.mode = "enforce", .max_age_seconds = 86400, .hosts = {"*.example.test"}};
    mail.spf.push_back({.domain = "example.test", .records = 1, .terms = {{"ip6", '-', "2001:db8::/32"}, {"all", '+', ""}}});
    mail.tlsa.push_back({.host = "mx.example.test", .started = kNow, .security = measure::Security::secure});
    mail.tlsa[0].records.push_back({3, 1, 1, std::string("\0\xff", 2)});
    return mail;
}

measure::Evidence full_evidence()
{
    measure::Evidence evidence;
    evidence.task.target = {.domain = "example.test",
                            .country = "KE",
                            .organisation = "Example \"quoted\"",
                            .sector = "tax",
                            .tier = measure::Tier::essential,
                            .roles = {measure::Role::web, measure::Role::dns}};
    evidence.task.round = "2026-11-21";
    evidence.task.due = kNow;
    evidence.vantage = {.probe = "bench-1", .boot_id = "b", .software = "s", .before = {.at = kNow}};
    evidence.vantage.before.controls.push_back({.control = "c1", .passed = true, .elapsed = 1500us});
    evidence.vantage.before.clock_offsets = {-20ms, 3us};
    evidence.started = kNow;
    measure::DnsLookup lookup{.question = {.name = "example.test"},
                              .server = measure::parse_address("192.0.2.1").value(),
                              .started = kNow,
                              .elapsed = 12345us,
                              .reply = measure::DnsMessage{}};
    lookup.reply->answers.push_back({.owner = "example.test", .type = 28, .ttl = 60, .data = "2001:db8::1"});
    lookup.raw_reply = std::string("\0\xff\x01", 3);
    evidence.lookups.push_back(lookup);
    evidence.connects.push_back({.host = "example.test",
                                 .address = measure::parse_address("2001:db8::1").value(),
                                 .port = 443,
                                 .started = kNow,
                                 .failure = measure::Failure{.kind = measure::FailureKind::refused}});
    evidence.fetches.push_back({.chain = 1,
                                .url = "https://example.test/",
                                .host = "example.test",
                                .address = measure::parse_address("2001:db8::1").value(),
                                .port = 443,
                                .started = kNow,
                                .status = 200});
    measure::ChainLink link{.zone = "test"};
    link.servers.push_back({.name = "ns.test",
                            .addresses = {measure::parse_address("2001:db8::53").value()},
                            .glued = true,
                            .answer = measure::ServerAnswer::silent,
                            .blocked_by = "provider.test",
                            .detail = "timeout"});
    evidence.chains.push_back({.question = {.name = "example.test"},
                               .started = kNow,
                               .elapsed = 5ms,
                               .rcode = measure::rcode::kServFail,
                               .security = measure::Security::bogus,
                               .why_bogus = "signature expired",
                               .links = {link}});
    evidence.mail = full_mail();
    evidence.vantage.before.mail = measure::MailIdentity{.ehlo_name = "p.example.test", .names_ipv6 = {"p.example.test"}};
    evidence.ports.push_back({.address = evidence.connects[0].address, .port = 22, .started = kNow});
    evidence.security = {.guarded = evidence.fetches, .hurried = evidence.fetches};
    evidence.task.target.consent = {"exposure", "access"};
    evidence.task.target.guarded_paths = {"/admin/"};
    evidence.vantage.before.national = measure::NationalResolvers{
        .ipv6_only = "only6.example.test", .lookups = evidence.lookups, .baseline = evidence.chains[0]};
    return evidence;
}

/// Everything that the content part can carry.
measure::Evidence with_content()
{
    auto evidence = full_evidence();
    auto& content = evidence.content;
    content.pages.push_back({.body_sha256 = "aa",
                             .title = "Titre",
                             .language = "fr",
                             .words = 7,
                             .sketch = std::string("\0\xff", 2),
                             .challenge = true,
                             .cut = true,
                             .ipv4_literals = {"192.0.2.1"}});
    content.repeats = evidence.fetches;
    content.strangers = evidence.fetches;
    content.offers.push_back(
        {.host = "example.test", .address = evidence.fetches[0].address, .started = kNow, .alpn = "h2"});
    content.quic.push_back(
        {.host = "example.test", .address = evidence.fetches[0].address, .started = kNow, .versions = {1, 0xffffffff}});
    content.page_url = "https://example.test/";
    content.hosts.push_back({.host = "cdn.test",
                             .party = measure::Party::first,
                             .kinds = {measure::ResourceKind::script, measure::ResourceKind::image},
                             .references = 3,
                             .depth = 2,
                             .url = "https://cdn.test/a.js",
                             .ipv4 = {measure::parse_address("192.0.2.7").value()},
                             .ipv6 = {evidence.fetches[0].address},
                             .lookup = measure::Failure{.kind = measure::FailureKind::timeout},
                             .over6 = measure::Failure{.kind = measure::FailureKind::reset},
                             .over4 = measure::Failure{.kind = measure::FailureKind::refused},
                             .status6 = 200,
                             .status4 = 404,
                             .asked = true});
    return evidence;
}

}  // namespace

TEST_CASE("what a site shows survives the way to JSON and back, and old evidence has none", "[codec]")
{
    const auto line = codec::to_json_line(measure::BatchLine{measure::TaskResult{.evidence = with_content()}});

    const auto back = codec::parse_batch_line(line);

    REQUIRE(back);
    CHECK(codec::to_json_line(*back) == line);
    const auto& content = std::get<measure::TaskResult>(*back).evidence.content;
    CHECK(content.pages.at(0).sketch == std::string("\0\xff", 2));
    CHECK(content.quic.at(0).versions == std::vector<std::uint32_t>{1, 0xffffffff});
    CHECK(content.hosts.at(0).over4->kind == measure::FailureKind::refused);
    CHECK(codec::to_json_line(measure::BatchLine{measure::TaskResult{.evidence = full_evidence()}}).find("content") ==
          std::string::npos);
}

TEST_CASE("A result survives the way to JSON and back byte for byte", "[codec]")
{
    const measure::TaskResult result{.evidence = full_evidence(),
                                     .verdicts = {{.check = "web.http6",
                                                   .outcome = measure::Outcome::fail,
                                                   .value = 0.0,
                                                   .rule = "web_http6.refused",
                                                   .cause = measure::Cause::refused}}};

    const auto line = codec::to_json_line(measure::BatchLine{result});
    const auto read = codec::parse_batch_line(line);

    REQUIRE(read);
    CHECK(codec::to_json_line(*read) == line);
}

TEST_CASE("What is missing or wrong is named by its JSON pointer", "[codec]")
{
    const auto [line, pointer] = GENERATE(table<std::string, std::string>({
        {R"({"schema":1})", "/kind"},
        {R"({"schema":1,"kind":"party"})", "/kind"},
        {R"({"schema":2,"kind":"result"})", "/schema"},
        {R"({"schema":1,"kind":"result","evidence":{"task":{"target":{}}}})", "/evidence/task/target/domain"},
    }));

    const auto read = codec::parse_batch_line(line);

    REQUIRE_FALSE(read);
    CHECK(read.error().where == pointer);
}

TEST_CASE("Depth, doubled keys and what is not JSON are refused", "[codec]")
{
    const std::string deep(100'000, '[');

    CHECK_FALSE(codec::parse_batch_line(deep));
    CHECK_FALSE(codec::parse_batch_line(R"({"kind":"result","kind":"result"})"));
    CHECK_FALSE(codec::parse_batch_line("\xff\xfe"));
    CHECK_FALSE(codec::parse_batch_line(""));
}

TEST_CASE("Octets that are not UTF-8 do not stop a line from being written", "[codec]")
{
    auto evidence = full_evidence();
    evidence.fetches[0].hsts = "\xff\xfe";

    const auto line = codec::to_json_line(measure::BatchLine{measure::TaskResult{.evidence = evidence, .verdicts = {}}});

    CHECK(codec::parse_batch_line(line));
}
