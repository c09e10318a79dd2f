#include "collector/cli/certificate.hpp"
#include "collector/webhooks/post.hpp"
#include "collector/webhooks/signature.hpp"
#include "http/listener.hpp"
#include "tests/fakes/scratch_directory.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

#include <mutex>
#include <thread>

using collector::webhooks::post;
using collector::webhooks::Sent;
using collector::webhooks::Settings;

namespace {

/// A receiver over TLS on the loopback, with a certificate of an authority of its own.
class Receiver {
public:
    Receiver()
    {
        REQUIRE(collector::cli::make_certificates(directory_.file("tls"), {"localhost", "::1"}));
        http::ListenerSettings settings{.endpoints = {{.address = measure::parse_address("::1").value(), .port = 0}},
                                        .tls = http::TlsFiles{.certificate = directory_.file("tls/server.pem"),
                                                              .key = directory_.file("tls/server.key")},
                                        .limits = {.body_octets = 4096}};
        listener_.emplace(http::Listener::open(context_.get_executor(), std::move(settings),
                                               [this](http::Request request) { return answer(std::move(request)); }, {})
                              .value());
        listener_->start();
        thread_ = std::jthread([this] { context_.run(); });
    }
    ~Receiver()
    {
        context_.stop();
        thread_.join();
        listener_.reset();
    }

    std::string url(const std::string& path) const
    {
        return "https://[::1]:" + std::to_string(listener_->ports().front()) + path;
    }
    std::string ca() const { return directory_.file("tls/ca.pem"); }

    http::Request last()
    {
        const std::lock_guard lock(mutex_);
        return last_;
    }

private:
    boost::asio::awaitable<http::Response> answer(http::Request request)
    {
        http::Response response;
        response.status = request.path == "/gone" ? 410 : request.path == "/busy" ? 429 : request.path == "/on" ? 302 : 204;
        response.headers.emplace_back("Location", "https://[::1]/elsewhere");
        const std::lock_guard lock(mutex_);
        last_ = std::move(request);
        co_return response;
    }

    fakes::ScratchDirectory directory_;
    boost::asio::io_context context_;
    std::optional<http::Listener> listener_;
    std::mutex mutex_;
    http::Request last_;
    std::jthread thread_;
};

Settings trusting(const Receiver& receiver)
{
    return {.urls = {},
            .key = "secret",
            .ca = receiver.ca(),
            .allow = {measure::parse_prefix("::1/128").value()},
            .software = "sextant-collector/test"};
}

}  // namespace

TEST_CASE("a message comes over TLS with its signature, and what is answered decides", "[webhooks][loopback]")
{
    Receiver receiver;
    const auto settings = trusting(receiver);
    const std::string body = R"({"kind":"target_fell_back"})";
    const auto signature = collector::webhooks::signature("secret", 7, body);

    CHECK(post(settings, receiver.url("/hook"), signature, body) == Sent::taken);
    CHECK(receiver.last().method == "POST");
    CHECK(receiver.last().body == body);
    CHECK(receiver.last().headers.at("sextant-signature") == signature);
    CHECK(receiver.last().headers.at("content-type") == "application/json");

    CHECK(post(settings, receiver.url("/gone"), signature, body) == Sent::refused);
    CHECK(post(settings, receiver.url("/busy"), signature, body) == Sent::failed);
    CHECK(post(settings, receiver.url("/on"), signature, body) == Sent::failed);
}

TEST_CASE("nothing is sent to a special-purpose address, to a stranger's certificate, or in the clear",
          "[webhooks][loopback]")
{
    Receiver receiver;
    auto settings = trusting(receiver);
    auto url = receiver.url("/hook");

    SECTION("the loopback is not allowed")
    {
        settings.allow.clear();
    }
    SECTION("an authority that nobody named")
    {
        settings.ca.clear();
    }
    SECTION("plain HTTP")
    {
        url.replace(0, 5, "http");
    }

    CHECK(post(settings, url, "t=1,v1=00", "{}") == Sent::failed);
    CHECK(receiver.last().method.empty());
}
