#include "probe/net/port_sockets.hpp"
#include "tests/fakes/fake_edge.hpp"
#include "tests/loopback/raw_server.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <future>

using loopback::RawDatagrams;
using loopback::RawPeer;
using loopback::RawServer;
using measure::FailureKind;
using measure::Transport;
using namespace std::chrono_literals;

namespace {

/// One look at a port of [::1]. However who is there behaves, it ends within its deadline.
measure::PortLook look_at(std::uint16_t port, Transport transport)
{
    boost::asio::io_context context(1);
    probe::net::PortSockets ports;
    const probe::PortRequest request{
        .address = fakes::address("::1"), .sibling = fakes::address("127.0.0.1"), .port = port, .transport = transport};
    std::optional<measure::PortLook> seen;
    boost::asio::co_spawn(context, ports.look(request), [&](std::exception_ptr thrown, measure::PortLook got) {
        REQUIRE(!thrown);
        seen = std::move(got);
    });
    context.run_for(6s);
    REQUIRE(seen);
    CHECK(seen->elapsed < 5s);
    return *seen;
}

measure::PortLook ask_snmp(std::function<std::string(const std::string&)> answer)
{
    const RawDatagrams server(std::move(answer));
    return look_at(server.port(), Transport::udp);
}

/// The head of a report with the question's own message id (octets 7 to 12 of it).
std::string report_to(const std::string& question)
{
    const std::string head = question.substr(7, 6) + std::string("\x02\x01\x10\x04\x01\x00\x02\x01\x03", 9);
    const auto content = std::string("\x02\x01\x03\x30", 4) + static_cast<char>(head.size()) + head;
    return std::string("\x30", 1) + static_cast<char>(content.size()) + content;
}

}  // namespace

TEST_CASE("S-1: a port that accepts is open, and nothing is said to it")
{
    std::promise<std::string> heard;
    auto told = heard.get_future();
    std::uint16_t port = 0;
    {
        const RawServer server([&](RawPeer& peer) { heard.set_value(peer.hear_until("\n")); });
        port = server.port();
        CHECK(!look_at(port, Transport::tcp).failure);
        REQUIRE(told.wait_for(10s) == std::future_status::ready);
    }
    CHECK(told.get().empty());
    CHECK(look_at(port, Transport::tcp).failure->kind == FailureKind::refused);
}

TEST_CASE("S-1: a peer that floods or resets changes nothing about a port that accepted")
{
    const RawServer flood([](RawPeer& peer) {
        while (peer.say(std::string(65536, 'x'))) {
        }
    });
    CHECK(!look_at(flood.port(), Transport::tcp).failure);
    const RawServer reset([](RawPeer& peer) { peer.reset(); });
    CHECK(!look_at(reset.port(), Transport::tcp).failure);
}

TEST_CASE("S-1: only an SNMP answer to our own question opens port 161", "[rfc3414]")
{
    CHECK(!ask_snmp(&report_to).failure);
    CHECK(ask_snmp([](const std::string&) { return std::string(); }).failure->kind == FailureKind::timeout);
    CHECK(ask_snmp([](const std::string&) { return std::string("HTTP/1.1 400 Bad Request\r\n"); }).failure->kind ==
          FailureKind::malformed);
    CHECK(ask_snmp([](const std::string&) { return std::string(65000, '\x30'); }).failure->kind == FailureKind::malformed);
    std::string first;
    const auto stale = [&](const std::string& question) {
        first = first.empty() ? question : first;
        return report_to(first);
    };
    const RawDatagrams server(stale);
    CHECK(!look_at(server.port(), Transport::udp).failure);
    CHECK(look_at(server.port(), Transport::udp).failure->kind == FailureKind::mismatch);
}

TEST_CASE("S-1: a port where nobody listens refuses over UDP too")
{
    std::uint16_t port = 0;
    {
        const RawDatagrams gone([](const std::string&) { return std::string(); });
        port = gone.port();
    }
    CHECK(look_at(port, Transport::udp).failure->kind == FailureKind::refused);
}
