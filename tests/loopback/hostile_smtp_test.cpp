#include "probe/net/smtp_client.hpp"
#include "tests/fakes/fake_edge.hpp"
#include "tests/loopback/raw_server.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using loopback::RawPeer;
using loopback::RawServer;
using measure::FailureKind;
using measure::Locus;
using measure::SmtpStep;
using namespace std::chrono_literals;

namespace {

constexpr const char* kEhlo = "250-mx.example.test greets you\r\n250-SIZE 1000\r\n250 starttls\r\n";

probe::net::SmtpSettings settings()
{
    return {.ca_file = "/dev/null",
            .connect_limit = 500ms,
            .reply_limit = 500ms,
            .handshake_limit = 500ms,
            .farewell_limit = 200ms};
}

/// One session with a server that behaves as told. However it behaves, the answer is there within the sum of the limits.
measure::SmtpSession talk(std::function<void(RawPeer&)> behave, bool try_starttls = true)
{
    const RawServer server(std::move(behave));
    boost::asio::io_context context(1);
    probe::net::SmtpClient client(context.get_executor(), settings());
    probe::SmtpRequest request{.host = "mx.example.test",
                               .address = fakes::address("::1"),
                               .port = server.port(),
                               .ehlo_name = "probe.example.test",
                               .try_starttls = try_starttls};
    std::optional<measure::SmtpSession> seen;
    boost::asio::co_spawn(context, client.talk(request), [&](std::exception_ptr thrown, measure::SmtpSession got) {
        REQUIRE(!thrown);
        seen = std::move(got);
    });
    const auto begun = std::chrono::steady_clock::now();
    context.run_for(10s);
    CHECK(std::chrono::steady_clock::now() - begun < 4s);
    REQUIRE(seen);
    return *seen;
}

/// A good server as far as the reply to EHLO.
void be_good(RawPeer& peer)
{
    peer.say("220 mx.example.test ESMTP\r\n");
    peer.hear_until("EHLO probe.example.test\r\n");
    peer.say(kEhlo);
}

}  // namespace

TEST_CASE("a session as it should be ends with QUIT, and no mail is sent", "[smtp]")
{
    std::string farewell;
    const auto seen = talk(
        [&](RawPeer& peer) {
            be_good(peer);
            peer.hear_until("QUIT\r\n");
            farewell = "heard";
            peer.say("221 bye\r\n");
        },
        false);

    CHECK(!seen.failure);
    CHECK(seen.step == SmtpStep::done);
    CHECK(seen.greeting == 220);
    CHECK(seen.greeting_text == "mx.example.test ESMTP");
    CHECK(seen.ehlo == 250);
    CHECK(seen.ehlo_name == "mx.example.test");
    CHECK(seen.extensions == std::vector<std::string>{"SIZE", "STARTTLS"});
    CHECK(seen.starttls_offered);
    CHECK(farewell == "heard");
}

TEST_CASE("a mail server that turns us away has answered", "[smtp]")
{
    const auto seen = talk([](RawPeer& peer) {
        peer.say("554-we do not like\r\n554 your address\r\n");
        peer.hear_until("QUIT\r\n");
    });

    CHECK(!seen.failure);
    CHECK(seen.step == SmtpStep::banner);
    CHECK(seen.greeting == 554);
    CHECK(seen.ehlo == 0);
}

TEST_CASE("a mail server that accepts and is silent runs out of its time", "[smtp][hostile]")
{
    const auto seen = talk([](RawPeer& peer) { peer.stay_silent(); });

    CHECK(seen.step == SmtpStep::banner);
    CHECK(seen.failure->kind == FailureKind::timeout);
    CHECK(seen.failure->locus == Locus::target);
}

TEST_CASE("a banner that drips runs out of its time", "[smtp][hostile]")
{
    const auto seen = talk([](RawPeer& peer) {
        while (peer.say("2")) {
            std::this_thread::sleep_for(50ms);
        }
    });

    CHECK(seen.failure->kind == FailureKind::timeout);
}

TEST_CASE("a banner without end reaches the cap of lines, or of a line", "[smtp][hostile]")
{
    const auto lines = talk([](RawPeer& peer) {
        while (peer.say("220-and another line\r\n")) {
        }
    });
    const auto line = talk([](RawPeer& peer) {
        while (peer.say(std::string(1000, 'a'))) {
        }
    });

    CHECK(lines.failure->kind == FailureKind::too_large);
    CHECK(line.failure->kind == FailureKind::too_large);
}

TEST_CASE("ten thousand extensions are not kept", "[smtp][hostile]")
{
    const auto seen = talk([](RawPeer& peer) {
        peer.say("220 mx.example.test\r\n");
        peer.hear_until("\r\n");
        for (int i = 0; i < 10000 && peer.say("250-X" + std::to_string(i) + "\r\n"); ++i) {
        }
    });

    CHECK(seen.step == SmtpStep::ehlo);
    CHECK(seen.failure->kind == FailureKind::too_large);
    CHECK(seen.extensions.empty());
}

TEST_CASE("what is no SMTP is malformed", "[smtp][hostile]")
{
    CHECK(talk([](RawPeer& peer) { peer.say("SSH-2.0-OpenSSH_9.2\r\n"); }).failure->kind == FailureKind::malformed);
    CHECK(talk([](RawPeer& peer) { peer.say("220-one\r\n221 two\r\n"); }).failure->kind == FailureKind::malformed);
}

TEST_CASE("a close and a reset of a mail server are told apart", "[smtp][hostile]")
{
    const auto closed = talk([](RawPeer&) {});
    const auto reset = talk([](RawPeer& peer) {
        peer.say("220 mx.example.test\r\n");
        peer.hear_until("\r\n");
        peer.reset();
    });

    CHECK(closed.failure->kind == FailureKind::closed);
    CHECK(reset.step == SmtpStep::ehlo);
    CHECK(reset.failure->kind == FailureKind::reset);
}

TEST_CASE("CVE-2011-0411: octets in clear behind the reply to STARTTLS end the session", "[smtp][hostile][rfc3207]")
{
    const auto seen = talk([](RawPeer& peer) {
        be_good(peer);
        peer.hear_until("STARTTLS\r\n");
        peer.say("220 go ahead\r\n250 injected\r\n");
        peer.stay_silent();
    });

    CHECK(seen.injected);
    CHECK(!seen.handshake);
    CHECK(seen.ehlo == 250);
    CHECK(seen.failure->kind == FailureKind::malformed);
}

TEST_CASE("STARTTLS that is refused leaves the session as it was", "[smtp]")
{
    const auto seen = talk([](RawPeer& peer) {
        be_good(peer);
        peer.hear_until("STARTTLS\r\n");
        peer.say("454 not now\r\n");
        peer.hear_until("QUIT\r\n");
    });

    CHECK(seen.starttls == 454);
    CHECK(!seen.handshake);
    CHECK(!seen.failure);
}

TEST_CASE("a handshake that is silent, or no TLS, fails and keeps what came before", "[smtp][hostile]")
{
    const auto with = [](std::string answer) {
        return talk([answer](RawPeer& peer) {
            be_good(peer);
            peer.hear_until("STARTTLS\r\n");
            peer.say("220 go ahead\r\n");
            peer.hear_until("\x03");
            peer.say(answer);
            peer.stay_silent();
        });
    };
    const auto silent = with("");
    const auto noise = with("500 what?\r\n");

    CHECK(silent.handshake->failure->kind == FailureKind::timeout);
    CHECK(noise.handshake->failure->kind == FailureKind::tls_handshake);
    CHECK(noise.step == SmtpStep::handshake);
    CHECK(noise.ehlo == 250);
}
