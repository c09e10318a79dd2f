#include "certificate.hpp"
#include "http_client.hpp"
#include "http_server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>

using namespace std::chrono_literals;
namespace asio = boost::asio;

namespace {

http::ListenerSettings tls_settings(const loopback::CertificateFiles& files)
{
    auto settings = loopback::plain_settings();
    settings.tls = http::TlsFiles{files.certificate(), files.key()};
    return settings;
}

/// The answer to one GET over TLS of at most `version`; the error's text when the handshake fails.
std::string get_over_tls(std::uint16_t port, int version)
{
    asio::io_context context;
    asio::ssl::context tls{asio::ssl::context::tls_client};
    SSL_CTX_set_max_proto_version(tls.native_handle(), version);
    asio::ssl::stream<asio::ip::tcp::socket> stream{context, tls};
    stream.next_layer().connect({asio::ip::address_v6::loopback(), port});
    boost::system::error_code failed;
    stream.handshake(asio::ssl::stream_base::client, failed);
    if (failed) {
        return "handshake failed";
    }
    const std::string request = "GET /tls HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    asio::write(stream, asio::buffer(request), failed);
    std::string answer;
    asio::read(stream, asio::dynamic_buffer(answer), failed);
    stream.shutdown(failed);
    return answer;
}

}  // namespace

TEST_CASE("TLS 1.3 is spoken, TLS 1.2 is not", "[loopback][http]")
{
    const loopback::CertificateFiles files;
    loopback::HttpServer server{tls_settings(files), &loopback::echo};

    const auto modern = get_over_tls(server.port(), TLS1_3_VERSION);
    const auto old = get_over_tls(server.port(), TLS1_2_VERSION);
    server.stop(5s);

    CHECK(loopback::body_of(modern) == "GET /tls ");
    CHECK(old == "handshake failed");
    CHECK(server.counts().handshakes_failed == 1);
}

TEST_CASE("octets that are not TLS end the connection", "[loopback][http]")
{
    const loopback::CertificateFiles files;
    loopback::HttpServer server{tls_settings(files), &loopback::echo};
    loopback::HttpClient client{server.port()};

    client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto heard = client.hear_all();

    CHECK(heard.find("HTTP/1.1") == std::string::npos);
    CHECK(heard.find("(timeout)") == std::string::npos);
}

TEST_CASE("a TLS handshake that never comes is cut at its deadline", "[loopback][http]")
{
    const loopback::CertificateFiles files;
    auto settings = tls_settings(files);
    settings.limits.handshake = 100ms;
    loopback::HttpServer server{settings, &loopback::echo};
    loopback::HttpClient client{server.port()};

    CHECK(client.hear_all().empty());
}

TEST_CASE("a key of another certificate is refused at start, by name", "[loopback][http]")
{
    const loopback::CertificateFiles files;
    const loopback::CertificateFiles others;
    auto settings = tls_settings(files);
    settings.tls->key = others.key();
    asio::io_context context;

    const auto listener = http::Listener::open(context.get_executor(), settings, &loopback::echo, {});

    REQUIRE_FALSE(listener);
    CHECK(listener.error().where == others.key());
    CHECK_FALSE(listener.error().remedy.empty());
}

TEST_CASE("a port that is taken is named", "[loopback][http]")
{
    loopback::HttpServer server{loopback::plain_settings(), &loopback::echo};
    auto settings = loopback::plain_settings();
    settings.endpoints.front().port = server.port();
    asio::io_context context;

    const auto listener = http::Listener::open(context.get_executor(), settings, &loopback::echo, {});

    REQUIRE_FALSE(listener);
    CHECK(listener.error().where == "::1 port " + std::to_string(server.port()));
}
