#include "tests/lib/checks/random_evidence.hpp"

#include "tests/lib/checks/evidence_builder.hpp"

#include <array>

namespace random_evidence {

using measure::Evidence;
using measure::Failure;
using measure::FailureKind;
using measure::Family;
using measure::Locus;

namespace {

constexpr std::array<const char*, 4> kSix{"2d00::1", "2d00::2", "2001:db8::1", "fd00::1"};
constexpr std::array<const char*, 3> kFour{"30.0.0.1", "30.0.0.2", "10.0.0.1"};
constexpr std::array<const char*, 7> kHosts{
    "example.test", "www.example.test", "ns1.example.test", "ns2.example.test", "test", "", "elsewhere.test"};
constexpr std::array<int, 6> kBanners{0, 220, 220, 220, 421, 554};
constexpr std::array<int, 6> kGreetings{0, 250, 250, 250, 451, 550};
constexpr std::array<const char*, 8> kTerms{"all", "include", "a", "mx", "ip4", "ip6", "exists", "redirect"};
constexpr std::array<std::uint16_t, 9> kTypes{measure::rr::kA,      measure::rr::kAaaa, measure::rr::kAaaa,
                                              measure::rr::kSoa,    measure::rr::kNs,   measure::rr::kCname,
                                              measure::rr::kDnskey, measure::rr::kMx,   measure::rr::kTxt};
constexpr std::array<std::uint16_t, 6> kPorts{80, 443, 443, 80, 8080, 0};
constexpr std::array<int, 9> kStatuses{200, 200, 204, 301, 403, 404, 503, 0, -1};

}  // namespace

Failure Draw::any_failure()
{
    return {.kind = static_cast<FailureKind>(below(words_of(FailureKind{}).size())),
            .locus = static_cast<Locus>(below(words_of(Locus{}).size())),
            .detail = std::string(below(500), 'x')};
}

Failure Draw::local_failure()
{
    constexpr std::array kKinds{FailureKind::resources, FailureKind::no_route, FailureKind::not_permitted,
                                FailureKind::timeout, FailureKind::other};
    return {.kind = kKinds[below(kKinds.size())], .locus = Locus::local};
}

measure::Address Draw::any_address(Family family)
{
    return evidence_builder::address(family == Family::ipv6 ? kSix[below(kSix.size())] : kFour[below(kFour.size())]);
}

std::string Draw::any_host()
{
    return kHosts[below(kHosts.size())];
}

/// Mostly what was asked for, so that it is read; sometimes data of another kind under that type.
measure::Record Draw::any_record(const measure::Question& question)
{
    measure::Record record{.owner = one_in(6) ? any_host() : question.name,
                           .type = one_in(6) ? kTypes[below(kTypes.size())] : question.type};
    switch (one_in(12) ? below(100) : record.type) {
        case measure::rr::kA: record.data = to_string(any_address(Family::ipv4)); break;
        case measure::rr::kAaaa: record.data = to_string(any_address(Family::ipv6)); break;
        case measure::rr::kSoa: record.data = "ns1.example.test h.example.test 1 2 3 4 5"; break;
        case measure::rr::kNs:
        case measure::rr::kCname: record.data = any_host(); break;
        case measure::rr::kMx: record.data = std::to_string(below(3)) + " " + any_host(); break;
        case measure::rr::kTxt: record.data = one_in(2) ? "\"v=STSv1\"" : "\"v=spf1 -all\""; break;
        default: record.data = std::string(below(40), '\xc3'); break;
    }
    return record;
}

measure::DnsMessage Draw::any_reply(const measure::Question& question)
{
    measure::DnsMessage reply{
        .rcode = static_cast<std::uint16_t>(one_in(4) ? below(6) : 0), .authoritative = !one_in(3), .truncated = one_in(8)};
    for (auto left = below(4); left > 0; --left) {
        (one_in(5) ? reply.authority : reply.answers).push_back(any_record(question));
    }
    return reply;
}

measure::DnsLookup Draw::any_lookup()
{
    measure::DnsLookup lookup{.purpose = static_cast<measure::Purpose>(below(words_of(measure::Purpose{}).size()))};
    lookup.question = {any_host(), kTypes[below(kTypes.size())]};
    lookup.server_name = one_in(3) ? any_host() : kHosts[2 + below(2)];
    lookup.server = any_address(any_family());
    lookup.transport = one_in(4) ? measure::Transport::tcp : measure::Transport::udp;
    if (one_in(4)) {
        lookup.failure = any_failure();
    }
    if (!lookup.failure || one_in(20)) {
        lookup.reply = any_reply(lookup.question);
    }
    return lookup;
}

measure::TcpConnect Draw::any_connect()
{
    measure::TcpConnect connect{
        .host = any_host(), .address = any_address(any_family()), .port = kPorts[below(kPorts.size())]};
    connect.elapsed = measure::Duration(static_cast<std::int64_t>(below(900'000)) - 1000);
    if (one_in(3)) {
        connect.failure = any_failure();
    }
    return connect;
}

measure::TlsHandshake Draw::any_handshake()
{
    measure::TlsHandshake handshake{
        .host = any_host(), .address = any_address(any_family()), .version = one_in(3) ? "TLSv1.2" : "TLSv1.3"};
    handshake.chain_valid = !one_in(4);
    handshake.name_matches = !one_in(4);
    if (one_in(3)) {
        handshake.failure = any_failure();
    }
    if (one_in(2)) {
        handshake.certificate = measure::Certificate{.spki_sha256 = one_in(2) ? "aa" : "bb"};
    }
    return handshake;
}

measure::HttpFetch Draw::any_fetch()
{
    measure::HttpFetch fetch{
        .chain = static_cast<std::uint32_t>(below(6)), .hop = static_cast<std::uint32_t>(below(3)), .host = any_host()};
    fetch.url = (one_in(2) ? "https://" : "http://") + fetch.host;
    fetch.address = any_address(any_family());
    fetch.status = kStatuses[below(kStatuses.size())];
    fetch.body_octets = below(3);
    fetch.location = one_in(2) ? "https://elsewhere.test/" : "";
    fetch.hsts = one_in(2) ? "max-age=1" : "";
    fetch.body_sha256 = std::string(1, "abc "[below(4)]);
    if (one_in(3)) {
        fetch.failure = any_failure();
    }
    return fetch;
}

measure::Chain Draw::any_chain()
{
    measure::Chain chain{
        .question = {one_in(2) ? kHosts[0] : any_host(), one_in(2) ? measure::rr::kSoa : measure::rr::kAaaa},
        .family = any_family(),
        .rcode = static_cast<std::uint16_t>(one_in(2) ? 0 : below(6)),
        .security = static_cast<measure::Security>(below(words_of(measure::Security{}).size()))};
    for (auto left = below(4); left > 0; --left) {
        measure::ChainLink link{.zone = any_host()};
        for (auto servers = below(3); servers > 0; --servers) {
            const auto answer = static_cast<measure::ServerAnswer>(below(words_of(measure::ServerAnswer{}).size()));
            link.servers.push_back({.name = any_host(), .glued = one_in(2), .answer = answer});
            link.servers.back().addresses.resize(below(2), any_address(Family::ipv6));
            link.servers.back().blocked_by = one_in(3) ? any_host() : "";
        }
        chain.links.push_back(std::move(link));
    }
    if (one_in(5)) {
        chain.failure = any_failure();
    }
    return chain;
}

measure::SmtpSession Draw::any_session()
{
    measure::SmtpSession session{.host = any_host(), .address = any_address(any_family())};
    session.step = static_cast<measure::SmtpStep>(below(words_of(measure::SmtpStep{}).size()));
    session.greeting = kBanners[below(kBanners.size())];
    session.ehlo = session.greeting == 220 || one_in(8) ? kGreetings[below(kGreetings.size())] : 0;
    session.starttls_offered = !one_in(3);
    session.injected = one_in(10);
    session.dane = static_cast<measure::Dane>(below(words_of(measure::Dane{}).size()));
    if (one_in(2)) {
        session.handshake = any_handshake();
    }
    if (one_in(3)) {
        session.failure = any_failure();
    }
    return session;
}

measure::StsFetch Draw::any_policy()
{
    measure::StsFetch fetch{.host = "mta-sts.example.test", .address = any_address(any_family())};
    if (one_in(3)) {
        fetch.failure = any_failure();
    } else {
        fetch.policy = measure::StsPolicy{.mode = one_in(2) ? "enforce" : "testing", .hosts = {"*.test", any_host()}};
    }
    return fetch;
}

measure::SpfRecord Draw::any_spf()
{
    measure::SpfRecord record{.domain = any_host(), .records = static_cast<std::uint32_t>(below(3))};
    for (auto left = below(6); left > 0; --left) {
        const auto qualifier = "+-~?"[below(4)];
        record.terms.push_back({.name = kTerms[below(kTerms.size())], .qualifier = qualifier, .value = any_host()});
    }
    record.problem = one_in(8) ? "odd" : "";
    return record;
}

void Draw::add_mail(Evidence& evidence)
{
    evidence.task.target.roles = {measure::Role::mail};
    for (auto left = below(8); left > 0; --left) {
        evidence.mail.sessions.push_back(any_session());
    }
    for (auto left = below(3); left > 0; --left) {
        evidence.mail.sts.push_back(any_policy());
        evidence.mail.spf.push_back(any_spf());
    }
    for (auto left = below(3); left > 0; --left) {
        measure::TlsaLookup lookup{.host = any_host(), .rcode = static_cast<std::uint16_t>(below(4))};
        lookup.security = static_cast<measure::Security>(below(words_of(measure::Security{}).size()));
        lookup.records.resize(below(2));
        evidence.mail.tlsa.push_back(lookup);
    }
}

/// Each part of the gate is sound more often than not, so that both qualified and unqualified families are met.
measure::GateEvidence Draw::any_gate()
{
    auto gate = evidence_builder::proved_vantage().before;
    if (one_in(8)) {
        gate.source_ipv6 = one_in(2) ? std::optional(any_address(Family::ipv6)) : std::nullopt;
    }
    for (auto& control : gate.controls) {
        control.passed = !one_in(12);
    }
    if (one_in(8)) {
        gate.nat64_seen = one_in(2) ? std::optional(one_in(2)) : std::nullopt;
    }
    for (const auto family : {Family::ipv4, Family::ipv6}) {
        gate.controls.push_back({"mx", measure::ControlProtocol::smtp, family, "", 0, !one_in(8)});
    }
    gate.mail = measure::MailIdentity{.ehlo_name = "p", .names_ipv4 = {"p"}, .names_ipv6 = {one_in(8) ? "q" : "p"}};
    gate.clock_offsets.resize(below(4), std::chrono::milliseconds(below(1500)));
    if (one_in(2)) {
        add_path_gate(gate);
    }
    return gate;
}

Evidence Draw::evidence()
{
    Evidence evidence;
    evidence.vantage.before = any_gate();
    if (one_in(2)) {
        evidence.vantage.after = any_gate();
    }
    evidence.task.target.domain = one_in(20) ? any_host() : kHosts[0];
    const auto fill = [&](auto& list, std::size_t most, auto make) {
        for (auto left = below(most + 1); left > 0; --left) {
            list.push_back((this->*make)());
        }
    };
    fill(evidence.lookups, 60, &Draw::any_lookup);
    fill(evidence.connects, 12, &Draw::any_connect);
    fill(evidence.handshakes, 8, &Draw::any_handshake);
    fill(evidence.fetches, 12, &Draw::any_fetch);
    fill(evidence.chains, 6, &Draw::any_chain);
    evidence.content = any_content();
    add_security(evidence);
    if (one_in(2)) {
        add_mail(evidence);
    }
    if (one_in(2)) {
        add_path(evidence);
    }
    return evidence;
}

void Draw::add_local_trouble(Evidence& evidence)
{
    const auto harm = [&](auto& observations) {
        for (auto& seen : observations) {
            if (one_in(4)) {
                seen.failure = local_failure();
            }
        }
    };
    for (auto& lookup : evidence.lookups) {
        if (one_in(4)) {
            lookup.failure = local_failure();
            lookup.reply.reset();
        }
    }
    harm(evidence.connects);
    harm(evidence.handshakes);
    harm(evidence.fetches);
    harm(evidence.chains);
    harm(evidence.path.fetches);
    harm(evidence.path.echoes);
    for (auto& visit : evidence.translated) {
        harm(visit.hops);
    }
    harm(evidence.content.repeats);
    harm(evidence.content.strangers);
    harm(evidence.content.offers);
    harm(evidence.content.quic);
    harm(evidence.ports);
    harm(evidence.security.guarded);
    harm(evidence.security.hurried);
    harm(evidence.mail.sessions);
    harm(evidence.mail.sts);
    harm(evidence.mail.tlsa);
    for (auto& fetch : evidence.fetches) {
        fetch.status = fetch.failure && fetch.failure->locus == Locus::local ? 0 : fetch.status;
    }
}

}  // namespace random_evidence
