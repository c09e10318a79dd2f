#include "probe/observers/observe.hpp"
#include "probe/observers/path.hpp"
#include "probe/observers/translated.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using measure::FailureKind;
using measure::Family;
using namespace probe;
using fakes::address;

namespace {

constexpr const char* kDns64 = "2a00:64::53";

HttpExchange answer(const HttpRequest& request)
{
    auto seen = fakes::page(request, 200, "", std::string(2000, 'x'));
    if (request.port == 443) {
        seen.handshake = measure::TlsHandshake{.host = request.host, .address = request.address};
    }
    seen.page = measure::Page{.body_sha256 = "x"};
    seen.fetch->body_sha256 = "x";
    if (request.packets != Packets::usual) {
        seen.packets = measure::PacketFacts{.announced_mss = 1440};
    }
    return seen;
}

HttpExchange hang(const HttpRequest& request)
{
    auto seen = answer(request);
    seen.fetch.reset();
    seen.handshake->failure = measure::Failure{.kind = FailureKind::timeout};
    return seen;
}

/// A site over both families, and a DNS64 that makes addresses up for what has none.
struct World : fakes::FakeEdge {
    World()
    {
        zone["example.test"] = {"2a00:1::1", "5.0.0.1"};
        zone["ipv4only.arpa"] = {"192.0.0.170"};
        dns.answer = [this](const DnsRequest& request) { return fakes::reply(records(request)); };
        http.answer = &answer;
    }

    std::vector<measure::Record> records(const DnsRequest& request)
    {
        const auto& [name, type] = request.question;
        std::vector<measure::Record> found;
        for (const auto& text : zone[name]) {
            const auto family = address(text.c_str()).family;
            if (type == (family == Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA)) {
                found.push_back(fakes::record(name, type, text));
            }
        }
        const bool makes_up = request.server == address(kDns64) && type == measure::rr::kAaaa && found.empty();
        if (makes_up && !zone[name].empty()) {
            found.push_back(fakes::record(name, type, "2a00:64:64::" + zone[name].front()));
        }
        return found;
    }

    measure::Evidence observe(std::uint32_t hop, bool with_dns64 = false)
    {
        observers::Setting setting{.resolvers = {address("2a00:2::53")}, .hop_mtu = hop};
        setting.dns64 = with_dns64 ? std::optional(address(kDns64)) : std::nullopt;
        measure::Task task{.target = {.domain = "example.test", .roles = {measure::Role::web}}};
        return fakes::run(observers::observe(edge, setting, task));
    }

    std::size_t asked(Packets packets) const
    {
        return static_cast<std::size_t>(std::count_if(
            http.asked.begin(), http.asked.end(), [&](const HttpRequest& request) { return request.packets == packets; }));
    }

    std::map<std::string, std::vector<std::string>> zone;
};

const measure::TranslatedVisit& visit_of(const measure::Evidence& evidence, const std::string& name)
{
    return *std::find_if(evidence.translated.begin(), evidence.translated.end(),
                         [&](const auto& visit) { return visit.host == name; });
}

}  // namespace

TEST_CASE("W-16: without a declared hop nobody is asked for large packets", "[observers]")
{
    World world;

    const auto evidence = world.observe(0);

    CHECK(world.asked(Packets::full) == 0);
    CHECK(world.icmp.asked.empty());
    CHECK(evidence.path.fetches.empty());
}

TEST_CASE("W-16: behind a hop each address is asked once more, with patience", "[observers]")
{
    World world;

    const auto evidence = world.observe(1280);

    REQUIRE(evidence.path.fetches.size() == 1);
    CHECK(world.asked(Packets::full) == 1);
    CHECK(evidence.path.fetches.front().status == 200);
    CHECK(evidence.path.fetches.front().packets.announced_mss == 1440);
    CHECK(evidence.path.echoes.size() == 1);
    const auto& asked = world.http.asked;
    const auto full = std::find_if(asked.begin(), asked.end(), [](const auto& it) { return it.packets == Packets::full; });
    CHECK(full->address.family == Family::ipv6);
    CHECK(full->patience >= std::chrono::seconds(20));
}

TEST_CASE("W-16: what hangs is asked for again in small packets", "[observers]")
{
    World world;
    world.http.answer = [](const HttpRequest& request) {
        return request.packets == Packets::full ? hang(request) : answer(request);
    };

    const auto evidence = world.observe(1280);

    REQUIRE(evidence.path.fetches.size() == 1);
    CHECK(evidence.path.fetches.front().failure->kind == FailureKind::timeout);
    CHECK(evidence.path.fetches.front().small_arrives);
}

TEST_CASE("S-4: an echo request that brings nothing is sent once more", "[observers]")
{
    World world;
    world.icmp.failure = measure::Failure{.kind = FailureKind::timeout};

    const auto evidence = world.observe(1280);

    CHECK(world.icmp.asked.size() == 2);
    CHECK(evidence.path.echoes.size() == 1);
}

TEST_CASE("W-16: more addresses than are looked at are noted", "[observers]")
{
    World world;
    world.zone["example.test"] = {"2a00:1::1", "2a00:1::2", "2a00:1::3", "2a00:1::4", "2a00:1::5"};

    const auto evidence = world.observe(1280);

    CHECK(evidence.path.fetches.size() == 4);
    CHECK(std::count_if(evidence.notes.begin(), evidence.notes.end(),
                        [](const auto& note) { return note.starts_with("path not looked at"); }) == 1);
}

TEST_CASE("W-13: a site without IPv6 is visited at the address the DNS64 makes up", "[observers][rfc6147]")
{
    World world;
    world.zone["example.test"] = {"5.0.0.1"};

    const auto evidence = world.observe(0, true);

    const auto& visit = visit_of(evidence, "example.test");
    CHECK(visit.made_up);
    CHECK(visit.addresses.front() == address("2a00:64:64::500:1"));
    REQUIRE(visit.hops.size() == 1);
    CHECK(visit.hops.front().status == 200);
}

TEST_CASE("W-13: what a DNS64 makes up is not what is published", "[observers][rfc6147]")
{
    World world;
    world.zone["example.test"] = {"5.0.0.1"};

    const auto evidence = world.observe(0, true);

    CHECK(std::none_of(evidence.lookups.begin(), evidence.lookups.end(),
                       [](const auto& lookup) { return lookup.server == address(kDns64); }));
    CHECK(evidence.fetches.size() > 0);
}

TEST_CASE("W-13: an address made up from a special one is never connected to", "[observers]")
{
    World world;
    world.zone["example.test"] = {"192.168.0.1"};

    const auto evidence = world.observe(0, true);

    CHECK(visit_of(evidence, "example.test").addresses.empty());
    CHECK(world.http.asked.empty());
}

TEST_CASE("W-13: redirects lead on by way of the DNS64, and https is tried before http", "[observers]")
{
    World world;
    world.zone["example.test"] = {"5.0.0.1"};
    world.zone["new.test"] = {"5.0.0.2"};
    world.http.answer = [](const HttpRequest& request) {
        if (request.host == "new.test") {
            return answer(request);
        }
        return request.port == 443 ? fakes::no_connection(request, FailureKind::refused)
                                   : fakes::page(request, 301, "https://new.test/");
    };

    const auto evidence = world.observe(0, true);

    const auto& hops = visit_of(evidence, "example.test").hops;
    REQUIRE(hops.size() == 3);
    CHECK(hops[0].failure->kind == FailureKind::refused);
    CHECK(hops[1].status == 301);
    CHECK(hops[2].address == address("2a00:64:64::500:2"));
    CHECK(hops[2].status == 200);
}
