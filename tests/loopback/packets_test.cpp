#include "probe/net/curl_http.hpp"
#include "probe/net/icmp_socket.hpp"
#include "tests/fakes/fake_edge.hpp"
#include "tests/loopback/raw_server.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using loopback::RawPeer;
using loopback::RawServer;
using measure::FailureKind;
using measure::Locus;
using probe::Packets;
using namespace std::chrono_literals;

namespace {

/// One GET from a server of ours that answers 9,000 octets or is silent.
probe::HttpExchange get(Packets packets, std::optional<measure::Duration> patience = std::nullopt, bool silent = false)
{
    probe::HttpExchange seen;
    const RawServer server([&](RawPeer& peer) {
        peer.hear_until("\r\n\r\n");
        if (silent) {
            peer.stay_silent();
        } else {
            peer.say("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + std::string(9000, 'x'));
        }
    });
    boost::asio::io_context context(1);
    probe::net::HttpSettings settings{.user_agent = "test", .hop_mtu = measure::kLeastMtu};
    settings.first_byte_limit = 1s;
    probe::net::CurlHttp http(context.get_executor(), settings);
    probe::HttpRequest request{.url = "http://large.example.test:" + std::to_string(server.port()) + "/",
                               .host = "large.example.test",
                               .address = fakes::address("::1"),
                               .port = server.port()};
    request.packets = packets;
    request.patience = patience;
    boost::asio::co_spawn(context, http.get(request), [&](std::exception_ptr thrown, probe::HttpExchange got) {
        REQUIRE(!thrown);
        seen = std::move(got);
    });
    context.run_for(20s);
    return seen;
}

std::optional<measure::EchoProbe> echo(const char* address)
{
    boost::asio::io_context context(1);
    probe::net::IcmpSocket icmp("https://probe.example.test/");
    std::optional<measure::EchoProbe> seen;
    boost::asio::co_spawn(context, icmp.echo(fakes::address(address)),
                          [&](std::exception_ptr, measure::EchoProbe got) { seen = std::move(got); });
    context.run_for(5s);
    return seen;
}

}  // namespace

TEST_CASE("V-6: a request that fills packets of 1,280 octets is sent in no larger ones", "[rfc8200]")
{
    const auto seen = get(Packets::least);

    REQUIRE(seen.packets);
    CHECK(seen.fetch->status == 200);
    CHECK(seen.packets->announced_mss == measure::kLeastMtu - measure::kHeaderOctets);
    CHECK(seen.packets->largest_sendable == measure::kLeastMtu);
    CHECK(seen.packets->largest_received == measure::kLeastMtu);
}

TEST_CASE("W-16: a full packet is as large as our link takes, whatever hop is declared", "[rfc8201]")
{
    const auto seen = get(Packets::full);

    REQUIRE(seen.packets);
    CHECK(seen.packets->announced_mss > 1440);
    CHECK(seen.packets->link_mtu > 1500);
    CHECK(seen.packets->octets > 9000);
    CHECK(seen.fetch->body_octets == 9000);
}

TEST_CASE("what is no question about packets brings no answer about them")
{
    CHECK_FALSE(get(Packets::usual).packets);
}

TEST_CASE("W-16: patience takes the place of the limits, and ends")
{
    const auto begun = std::chrono::steady_clock::now();

    const auto seen = get(Packets::full, 2s, true);

    CHECK(std::chrono::steady_clock::now() - begun >= 2s);
    REQUIRE(seen.fetch);
    CHECK(seen.fetch->failure->kind == FailureKind::timeout);
    CHECK(seen.packets->announced_mss > 1440);
}

TEST_CASE("S-4: this machine answers its own echo request, or it is our own lack of privilege", "[rfc4443]")
{
    const auto seen = echo("::1");

    REQUIRE(seen);
    const bool permitted = !seen->failure || seen->failure->kind != FailureKind::not_permitted;
    if (permitted) {
        CHECK_FALSE(seen->failure);
    } else {
        CHECK(seen->failure->locus == Locus::local);
    }
}
