#include "probe/net/cares_dns.hpp"
#include "tests/fakes/fake_edge.hpp"
#include "tests/loopback/raw_server.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using loopback::RawDatagrams;
using loopback::RawPeer;
using loopback::RawServer;
using measure::FailureKind;
using measure::Locus;
using measure::Transport;
using namespace std::chrono_literals;

namespace {

/// One question to a server on [::1]. However it behaves, the answer is there soon after the deadline.
probe::DnsExchange ask(std::uint16_t port, Transport transport)
{
    boost::asio::io_context context(1);
    probe::net::CaresDns dns(context.get_executor());
    probe::DnsRequest request{.question = {.name = "example.test", .type = measure::rr::kAaaa},
                              .server = fakes::address("::1"),
                              .port = port,
                              .transport = transport,
                              .edns_size = 1232};
    request.timeout = 400ms;
    std::optional<probe::DnsExchange> seen;
    boost::asio::co_spawn(context, dns.ask(request), [&](std::exception_ptr thrown, probe::DnsExchange got) {
        REQUIRE(!thrown);
        seen = std::move(got);
    });
    const auto begun = std::chrono::steady_clock::now();
    context.run_for(10s);
    CHECK(std::chrono::steady_clock::now() - begun < 2s);
    REQUIRE(seen);
    CHECK(seen->failure.has_value() != seen->message.has_value());
    return *seen;
}

probe::DnsExchange ask_udp(std::function<std::string(const std::string&)> answer)
{
    const RawDatagrams server(std::move(answer));
    return ask(server.port(), Transport::udp);
}

/// The question turned into an answer: QR and AA set, the rest as asked.
std::string echoed(std::string query)
{
    query[2] = static_cast<char>(static_cast<unsigned char>(query[2]) | 0x84U);
    return query;
}

}  // namespace

TEST_CASE("an empty authoritative answer is a message")
{
    const auto seen = ask_udp(echoed);
    REQUIRE(seen.message);
    CHECK(seen.message->authoritative);
    CHECK(seen.message->answers.empty());
}

TEST_CASE("silence ends with the deadline")
{
    const auto seen = ask_udp([](const std::string&) { return std::string(); });
    CHECK(seen.failure->kind == FailureKind::timeout);
    CHECK(seen.elapsed < 800ms);
}

TEST_CASE("an answer with another id is nobody's")
{
    const auto seen = ask_udp([](std::string query) {
        query[0] = static_cast<char>(query[0] + 1);
        return echoed(query);
    });
    CHECK(seen.failure->kind == FailureKind::timeout);
}

TEST_CASE("an answer to another question is a mismatch")
{
    const auto seen = ask_udp([](std::string query) {
        query[13] = 'x';
        return echoed(query);
    });
    REQUIRE(seen.failure);
    CHECK((seen.failure->kind == FailureKind::mismatch || seen.failure->kind == FailureKind::timeout));
}

TEST_CASE("a name that points at itself is malformed")
{
    const auto seen = ask_udp([](std::string query) {
        query[7] = 1;  // one answer, whose owner is a pointer to itself
        const auto here = static_cast<unsigned>(query.size());
        query = echoed(query.substr(0, 12 + 14 + 4));
        query[11] = 0;  // no additional records
        query += static_cast<char>(0xC0U | ((query.size() >> 8U) & 0x3FU));
        query += static_cast<char>(query.size() - 1);
        (void)here;
        return query + std::string("\x00\x1c\x00\x01\x00\x00\x00\x01\x00\x10", 10) + std::string(16, 'a');
    });
    REQUIRE(seen.failure);
    CHECK(seen.failure->kind == FailureKind::malformed);
}

TEST_CASE("an answer that is cut short is malformed")
{
    const auto seen = ask_udp([](std::string query) {
        query[7] = 9;
        return echoed(query);
    });
    REQUIRE(seen.failure);
    CHECK(seen.failure->kind == FailureKind::malformed);
}

TEST_CASE("nobody on the port refuses, and that is the server's doing")
{
    std::uint16_t port = 0;
    {
        const RawDatagrams gone([](const std::string&) { return std::string(); });
        port = gone.port();
    }
    for (const auto transport : {Transport::udp, Transport::tcp}) {
        const auto seen = ask(port, transport);
        CHECK(seen.failure->kind == FailureKind::refused);
        CHECK(seen.failure->locus == Locus::target);
    }
}

TEST_CASE("over TCP: silence, a length without octets, octets that drip, an early close")
{
    const RawServer silent([](RawPeer& peer) { peer.stay_silent(); });
    CHECK(ask(silent.port(), Transport::tcp).failure->kind == FailureKind::timeout);
    const RawServer promising([](RawPeer& peer) {
        peer.say(std::string("\xff\xff", 2));
        peer.stay_silent();
    });
    CHECK(ask(promising.port(), Transport::tcp).failure->kind == FailureKind::timeout);
    const RawServer dripping([](RawPeer& peer) {
        peer.say(std::string("\xff\xff", 2));
        while (peer.say("x")) {
            std::this_thread::sleep_for(20ms);
        }
    });
    CHECK(ask(dripping.port(), Transport::tcp).failure->kind == FailureKind::timeout);
    const RawServer closing([](RawPeer&) {});
    const auto closed = ask(closing.port(), Transport::tcp);
    REQUIRE(closed.failure);
    CHECK(closed.failure->locus == Locus::target);
}
