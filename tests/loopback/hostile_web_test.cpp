#include "probe/net/curl_http.hpp"
#include "tests/fakes/fake_edge.hpp"
#include "tests/loopback/raw_server.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using loopback::RawPeer;
using loopback::RawServer;
using measure::FailureKind;
using measure::Locus;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kBodyCap = 64U << 10U;

probe::net::HttpSettings settings()
{
    probe::net::HttpSettings it{.user_agent = "test"};
    // Far more than an answer takes on a machine whose cores are all taken, or a slow one would pass for a silent one.
    it.connect_limit = 2s;
    it.handshake_limit = 2s;
    it.first_byte_limit = 2s;
    it.total_limit = 4s;
    it.body_octets = kBodyCap;
    it.header_octets = 8U << 10U;
    return it;
}

/// One GET against a server that behaves as told. However it behaves, the answer is there within the total limit.
probe::HttpExchange get(std::function<void(RawPeer&)> behave, const std::string& scheme = "http")
{
    const RawServer server(std::move(behave));
    boost::asio::io_context context(1);
    probe::net::CurlHttp http(context.get_executor(), settings());
    probe::HttpRequest request{.url = scheme + "://hostile.example.test/",
                               .host = "hostile.example.test",
                               .address = fakes::address("::1"),
                               .port = server.port(),
                               .keep_body = true};
    request.url = scheme + "://hostile.example.test:" + std::to_string(server.port()) + "/";
    std::optional<probe::HttpExchange> seen;
    boost::asio::co_spawn(context, http.get(request), [&](std::exception_ptr thrown, probe::HttpExchange got) {
        REQUIRE(!thrown);
        seen = std::move(got);
    });
    const auto begun = std::chrono::steady_clock::now();
    context.run_for(20s);
    CHECK(std::chrono::steady_clock::now() - begun < 10s);
    REQUIRE(seen);
    return *seen;
}

std::function<void(RawPeer&)> answer(std::string octets)
{
    return [octets](RawPeer& peer) {
        peer.hear_until("\r\n\r\n");
        peer.say(octets);
    };
}

}  // namespace

TEST_CASE("a plain answer is told with status, body and time")
{
    const auto seen =
        get(answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nStrict-Transport-Security: max-age=1\r\n\r\nhello"));
    REQUIRE(seen.fetch);
    CHECK(!seen.fetch->failure);
    CHECK(seen.fetch->status == 200);
    CHECK(seen.fetch->body_octets == 5);
    CHECK(seen.fetch->hsts == "max-age=1");
    CHECK(seen.body == "hello");
    CHECK(seen.connect.kernel_rtt);
}

TEST_CASE("a server that accepts and is silent runs out of its time")
{
    const auto seen = get([](RawPeer& peer) { peer.stay_silent(); });
    CHECK(seen.fetch->failure->kind == FailureKind::timeout);
    CHECK(seen.fetch->failure->locus == Locus::target);
}

TEST_CASE("a server that is silent where TLS should begin runs out of its time")
{
    const auto seen = get([](RawPeer& peer) { peer.stay_silent(); }, "https");
    CHECK(!seen.connect.failure);
    CHECK(seen.handshake->failure->kind == FailureKind::timeout);
    CHECK(!seen.fetch);
}

TEST_CASE("what is no TLS is a failed handshake")
{
    const auto seen = get([](RawPeer& peer) { peer.say("220 smtp.example.test ESMTP\r\n"); }, "https");
    CHECK(seen.handshake->failure->kind == FailureKind::tls_handshake);
}

TEST_CASE("headers without end reach their cap")
{
    const auto seen = get([](RawPeer& peer) {
        peer.hear_until("\r\n\r\n");
        peer.say("HTTP/1.1 200 OK\r\n");
        while (peer.say("X-Long: " + std::string(1000, 'a') + "\r\n")) {
        }
    });
    CHECK(seen.fetch->failure->kind == FailureKind::too_large);
}

TEST_CASE("interim answers without end reach the cap of headers")
{
    const auto seen = get([](RawPeer& peer) {
        peer.hear_until("\r\n\r\n");
        while (peer.say("HTTP/1.1 100 Continue\r\nX: " + std::string(500, 'a') + "\r\n\r\n")) {
        }
    });
    CHECK(seen.fetch->failure->kind == FailureKind::too_large);
}

TEST_CASE("a body without end is read up to its cap, which is enough")
{
    const auto seen = get([](RawPeer& peer) {
        peer.hear_until("\r\n\r\n");
        peer.say("HTTP/1.1 200 OK\r\n\r\n");
        while (peer.say(std::string(10000, 'b'))) {
        }
    });
    CHECK(!seen.fetch->failure);
    CHECK(seen.fetch->body_octets == kBodyCap);
    CHECK(seen.body.size() == kBodyCap);
}

TEST_CASE("a body that drips ends with the total time")
{
    const auto seen = get([](RawPeer& peer) {
        peer.hear_until("\r\n\r\n");
        peer.say("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        while (peer.say("x")) {
            std::this_thread::sleep_for(50ms);
        }
    });
    CHECK(seen.fetch->failure->kind == FailureKind::timeout);
    CHECK(seen.fetch->status == 200);
}

TEST_CASE("a body that unpacks without end is read up to its cap")
{
    // 4 MiB of zeros in 4 kB of gzip, made with `head -c 4M /dev/zero | gzip -9n`: here by deflate's stored form, repeated.
    const auto seen = get([](RawPeer& peer) {
        peer.hear_until("\r\n\r\n");
        peer.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
        peer.say(std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10));
        const std::string stored = std::string("\x00\xff\xff\x00\x00", 5) + std::string(65535, '\0');
        while (peer.say(stored)) {
        }
    });
    CHECK(seen.fetch->body_octets == kBodyCap);
    CHECK(seen.body.size() == kBodyCap);
}

TEST_CASE("what is no HTTP is malformed")
{
    CHECK(get(answer("SSH-2.0-OpenSSH_9.2\r\n")).fetch->failure->kind == FailureKind::malformed);
    CHECK(get(answer("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope")).fetch->failure->kind ==
          FailureKind::malformed);
}

TEST_CASE("a peer that closes, early or in the middle, has closed")
{
    CHECK(get(answer("")).fetch->failure->kind == FailureKind::closed);
    CHECK(get(answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")).fetch->failure->kind == FailureKind::closed);
}

TEST_CASE("a reset is a reset")
{
    const auto seen = get([](RawPeer& peer) {
        peer.hear_until("\r\n\r\n");
        peer.reset();
    });
    CHECK(seen.fetch->failure->kind == FailureKind::reset);
}

TEST_CASE("a reset in the midst of the handshake is a reset, not a disagreement about TLS")
{
    const auto seen = get(
        [](RawPeer& peer) {
            peer.hear_until("hostile.example.test");  // The name in the ClientHello.
            peer.reset();
        },
        "https");
    CHECK(!seen.connect.failure);
    CHECK(seen.handshake->failure->kind == FailureKind::reset);
}

TEST_CASE("a port where nobody listens refuses")
{
    boost::asio::io_context context(1);
    probe::net::CurlHttp http(context.get_executor(), settings());
    std::uint16_t port = 0;
    {
        const RawServer gone([](RawPeer&) {});
        port = gone.port();
    }
    probe::HttpRequest request{.url = "http://a.example.test:" + std::to_string(port) + "/",
                               .host = "a.example.test",
                               .address = fakes::address("::1"),
                               .port = port};
    std::optional<probe::HttpExchange> seen;
    boost::asio::co_spawn(context, http.get(request),
                          [&](std::exception_ptr, probe::HttpExchange got) { seen = std::move(got); });
    context.run_for(10s);
    REQUIRE(seen);
    CHECK(seen->connect.failure->kind == FailureKind::refused);
    CHECK(seen->connect.failure->locus == Locus::target);
    CHECK(!seen->fetch);
}

TEST_CASE("a redirect is told, absolute, and never followed")
{
    const auto seen = get(answer("HTTP/1.1 301 Moved\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n"));
    CHECK(seen.fetch->status == 301);
    CHECK(seen.fetch->location.ends_with("/there"));
    CHECK(seen.fetch->location.starts_with("http://hostile.example.test"));
}
