#include "measure/security_reading.hpp"
#include "probe/observers/access.hpp"
#include "probe/observers/exposure.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using measure::FailureKind;
using measure::Family;
using measure::Purpose;
using namespace probe;
using fakes::address;
using fakes::record;
namespace rr = measure::rr;

namespace {

constexpr const char* kSix = "2d00::1";
constexpr const char* kFour = "30.0.0.1";

void tell_addresses(measure::Evidence& evidence, const std::string& name)
{
    for (const auto& [type, literal] : {std::pair{rr::kA, kFour}, std::pair{rr::kAaaa, kSix}}) {
        measure::DnsLookup lookup{.purpose = Purpose::address, .question = {name, type}};
        lookup.reply = measure::DnsMessage{.answers = {record(name, type, literal)}};
        evidence.lookups.push_back(lookup);
    }
}

void show_certificate(measure::Evidence& evidence, const char* where, const char* key)
{
    measure::TlsHandshake handshake{.host = "example.test", .address = address(where)};
    handshake.certificate = measure::Certificate{.spki_sha256 = key, .issuer = key, .names = {"example.test"}};
    evidence.handshakes.push_back(handshake);
}

/// A task whose site was looked at already; both families show one key.
measure::Evidence seen(std::vector<std::string> consent, const char* key6 = "key")
{
    measure::Evidence evidence;
    evidence.task.target.domain = "example.test";
    evidence.task.target.roles = {measure::Role::web};
    evidence.task.target.consent = std::move(consent);
    evidence.task.target.guarded_paths = {"/admin/", "other.test/admin/"};
    tell_addresses(evidence, "example.test");
    show_certificate(evidence, kFour, "key");
    show_certificate(evidence, kSix, key6);
    return evidence;
}

/// A world in which nobody resolves for strangers and every page is forbidden.
void furnish(fakes::FakeEdge& world)
{
    world.dns.answer = [](const DnsRequest&) {
        probe::DnsExchange refused;
        refused.message = measure::DnsMessage{.rcode = measure::rcode::kRefused};
        return refused;
    };
    world.http.answer = [](const HttpRequest& request) { return fakes::page(request, 403); };
}

std::size_t asked_of(const fakes::FakeEdge& world, const char* where)
{
    return static_cast<std::size_t>(std::count_if(world.ports.asked.begin(), world.ports.asked.end(),
                                                  [&](const auto& request) { return request.address == address(where); }));
}

}  // namespace

TEST_CASE("S-1: without the owner's consent not a packet is sent, whatever else was agreed to")
{
    fakes::FakeEdge world;
    furnish(world);
    auto evidence = seen({});

    fakes::run(observers::observe_exposure(world.edge, evidence));
    fakes::run(observers::observe_access(world.edge, evidence));

    CHECK(world.ports.asked.empty());
    CHECK(world.dns.asked.empty());
    CHECK(world.http.asked.empty());
}

TEST_CASE("S-1: two operators are not compared, unless the owner says that they are one")
{
    fakes::FakeEdge world;
    furnish(world);
    auto evidence = seen({"exposure"}, "somebody else's");

    fakes::run(observers::observe_exposure(world.edge, evidence));
    CHECK(world.ports.asked.empty());

    evidence.task.target.consent.emplace_back("same_operator");
    fakes::run(observers::observe_exposure(world.edge, evidence));
    CHECK_FALSE(world.ports.asked.empty());
}

TEST_CASE("S-1: every watched port is looked at once over each family; mail's own is left alone")
{
    fakes::FakeEdge world;
    furnish(world);
    auto evidence = seen({"exposure"});

    fakes::run(observers::observe_exposure(world.edge, evidence));

    // Eleven ports without SMTP; recursion is a question of DNS.
    CHECK(asked_of(world, kSix) == 9);
    CHECK(asked_of(world, kFour) == 9);
    CHECK(world.dns.asked.size() == 2);
    CHECK(evidence.ports.size() == 20);
    const auto asks = [](const auto& request) { return request.port == measure::kMailPort; };
    CHECK(std::none_of(world.ports.asked.begin(), world.ports.asked.end(), asks));
}

TEST_CASE("S-1: a port open over IPv6 and silent over IPv4 is asked twice more, since packets get lost")
{
    fakes::FakeEdge world;
    furnish(world);
    int silences = 2;
    world.ports.answer = [&](const PortRequest& request) -> std::optional<measure::Failure> {
        const bool four = request.address.family == Family::ipv4;
        if (request.port != measure::kSnmpPort) {
            return measure::Failure{.kind = FailureKind::refused};
        }
        return four && silences-- > 0 ? std::optional(measure::Failure{.kind = FailureKind::timeout}) : std::nullopt;
    };
    auto evidence = seen({"exposure"});

    fakes::run(observers::observe_exposure(world.edge, evidence));

    const auto& snmp = *std::find_if(measure::kWatchedPorts.begin(), measure::kWatchedPorts.end(),
                                     [](const auto& port) { return port.port == measure::kSnmpPort; });
    CHECK_FALSE(measure::last_look(evidence, address(kFour), snmp)->failure);
    CHECK(asked_of(world, kFour) == 11);
}

TEST_CASE("S-1: a host that resolves for strangers has an open door, one that refuses has not")
{
    fakes::FakeEdge world;
    furnish(world);
    world.dns.answer = [](const DnsRequest& request) {
        auto reply = fakes::reply({record("ipv4only.arpa", rr::kA, "192.0.0.170")});
        reply.message->authoritative = false;
        reply.message->recursion_available = request.server.family == Family::ipv6;
        return reply;
    };
    auto evidence = seen({"exposure"});

    fakes::run(observers::observe_exposure(world.edge, evidence));

    const measure::WatchedPort dns{measure::kDnsPort, measure::Transport::udp, false, ""};
    CHECK_FALSE(measure::last_look(evidence, address(kSix), dns)->failure);
    CHECK(measure::last_look(evidence, address(kFour), dns)->failure->kind == FailureKind::mismatch);
}

TEST_CASE("S-5: the owner's paths are asked for by HEAD over both families, those of others never")
{
    fakes::FakeEdge world;
    furnish(world);
    auto evidence = seen({"access"});

    fakes::run(observers::observe_access(world.edge, evidence));

    REQUIRE(world.http.asked.size() == 2);
    for (const auto& request : world.http.asked) {
        CHECK(request.url == "https://example.test/admin/");
        CHECK(request.ask == Ask::head);
        CHECK_FALSE(request.keep_body);
    }
    CHECK(evidence.security.guarded.size() == 2);
    CHECK(evidence.security.guarded[0].status == 403);
}

TEST_CASE("S-5: a path that cannot be reached says why")
{
    fakes::FakeEdge world;
    world.http.answer = [](const HttpRequest& request) { return fakes::no_connection(request, FailureKind::refused); };
    auto evidence = seen({"access"});

    fakes::run(observers::observe_access(world.edge, evidence));

    REQUIRE(evidence.security.guarded.size() == 2);
    CHECK(evidence.security.guarded[0].failure->kind == FailureKind::refused);
}

TEST_CASE("S-6: ten requests a family and no more")
{
    fakes::FakeEdge world;
    furnish(world);
    auto evidence = seen({"rate_limit"});

    fakes::run(observers::observe_access(world.edge, evidence));

    CHECK(world.http.asked.size() == 20);
    CHECK(evidence.security.hurried.size() == 20);
}
