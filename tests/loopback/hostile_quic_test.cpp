#include "probe/net/quic_socket.hpp"
#include "tests/fakes/fake_edge.hpp"
#include "tests/loopback/raw_server.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using loopback::RawDatagrams;
using measure::FailureKind;
using namespace std::chrono_literals;

namespace {

/// One question to a server that makes of it what it likes. However it behaves, the answer is there within the deadline.
probe::QuicExchange ask(std::function<std::string(const std::string&)> answer)
{
    const RawDatagrams server(std::move(answer));
    boost::asio::io_context context(1);
    probe::net::QuicSocket quic;
    std::optional<probe::QuicExchange> seen;
    boost::asio::co_spawn(context, quic.versions(fakes::address("::1"), server.port()),
                          [&](std::exception_ptr thrown, probe::QuicExchange got) {
                              REQUIRE(!thrown);
                              seen = std::move(got);
                          });
    context.run_for(5s);
    REQUIRE(seen);
    CHECK(seen->elapsed < 3s);
    return *seen;
}

/// The connection ids of the question, crossed as RFC 8999 section 6 wants them.
std::string negotiation(const std::string& question, const std::string& versions)
{
    return std::string("\x80\0\0\0\0", 5) + question.substr(14, 9) + question.substr(5, 9) + versions;
}

}  // namespace

TEST_CASE("W-9: the versions that a server names", "[rfc9000]")
{
    const auto seen = ask([](const std::string& question) {
        return question.size() == 1200 ? negotiation(question, std::string("\0\0\0\x01", 4)) : std::string();
    });
    CHECK(!seen.failure);
    CHECK(seen.versions == std::vector<std::uint32_t>{1});
}

TEST_CASE("W-9: ids that are drawn anew each time must come back", "[rfc9000]")
{
    std::string first;
    const auto stale = [&](const std::string& question) {
        first = first.empty() ? question : first;
        return negotiation(first, std::string("\0\0\0\x01", 4));
    };
    CHECK(!ask(stale).failure);
    CHECK(ask(stale).failure->kind == FailureKind::mismatch);
}

TEST_CASE("a server that is silent over UDP runs out of its time")
{
    CHECK(ask([](const std::string&) { return std::string(); }).failure->kind == FailureKind::timeout);
}

TEST_CASE("what is no version negotiation is malformed")
{
    CHECK(ask([](const std::string& question) { return question; }).failure->kind == FailureKind::malformed);
    CHECK(ask([](const std::string&) { return std::string("x"); }).failure->kind == FailureKind::malformed);
    CHECK(ask([](const std::string& question) { return negotiation(question, "odd"); }).failure->kind ==
          FailureKind::malformed);
}

TEST_CASE("a port where nobody listens refuses over UDP too")
{
    std::uint16_t port = 0;
    {
        const RawDatagrams gone([](const std::string&) { return std::string(); });
        port = gone.port();
    }
    boost::asio::io_context context(1);
    probe::net::QuicSocket quic;
    std::optional<probe::QuicExchange> seen;
    boost::asio::co_spawn(context, quic.versions(fakes::address("::1"), port),
                          [&](std::exception_ptr, probe::QuicExchange got) { seen = std::move(got); });
    context.run_for(5s);
    REQUIRE(seen);
    CHECK(seen->failure->kind == FailureKind::refused);
}
