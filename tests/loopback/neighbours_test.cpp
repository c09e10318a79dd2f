#include "codec/result_json.hpp"
#include "probe/net/curl_http.hpp"
#include "tests/fakes/gated_world.hpp"
#include "tests/loopback/certificate.hpp"
#include "tests/loopback/http_server.hpp"
#include "tests/loopback/loop_watch.hpp"
#include "tests/loopback/raw_server.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <deque>
#include <map>

using namespace loopback;
using namespace probe;
using namespace std::chrono_literals;

namespace {

constexpr int kResources = 200;

/// The Http port over real sockets, with every host led to a server of the test on [::1]; what it saw is told under the address
/// that was asked for. Controls always answer.
class LedHttp final : public Http {
public:
    LedHttp(Http& behind, std::map<std::string, std::uint16_t> ports) : behind_(behind), ports_(std::move(ports)) {}

    boost::asio::awaitable<HttpExchange> get(HttpRequest request) override
    {
        if (request.host.starts_with("control")) {
            co_return fakes::page(request, 200);
        }
        const auto asked = request.address;
        const auto port = request.port;
        request.address = fakes::address("::1");
        request.port = port_for(request);
        auto seen = co_await behind_.get(request);
        seen.connect.address = asked;
        seen.connect.port = port;
        if (seen.handshake) {
            seen.handshake->address = asked;
            seen.handshake->port = port;
        }
        if (seen.fetch) {
            seen.fetch->address = asked;
            seen.fetch->port = port;
        }
        co_return seen;
    }

private:
    std::uint16_t port_for(const HttpRequest& request) const
    {
        const auto scheme = request.port == 443 ? "https " : "http ";
        const auto own = ports_.find(scheme + request.host);
        return own == ports_.end() ? ports_.at(scheme) : own->second;
    }

    Http& behind_;
    std::map<std::string, std::uint16_t> ports_;
};

std::string page_of(int resources)
{
    std::string html = "<title>many</title><p>words</p>";
    for (int i = 0; i < resources; ++i) {
        html += "<img src=\"https://r" + std::to_string(i) + ".example.net/a.png\">";
    }
    return html;
}

http::Handler serving(std::string html)
{
    return [html = std::move(html)](http::Request) -> boost::asio::awaitable<http::Response> {
        http::Response response;
        response.headers = {{"Content-Type", "text/html"}};
        response.body = html;
        co_return response;
    };
}

http::ListenerSettings tls_settings(const CertificateFiles& files)
{
    auto settings = plain_settings();
    settings.tls = http::TlsFiles{.certificate = files.certificate(), .key = files.key()};
    return settings;
}

/// One octet after the other, for as long as anybody listens.
void drip(RawPeer& peer)
{
    peer.hear_until("\r\n\r\n");
    for (bool heard = peer.say("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"); heard; heard = peer.say(" ")) {
        peer.linger();
    }
}

/// Plain servers for everybody, and four that are hard to bear.
struct Street {
    Street() : http(context.get_executor(), {.user_agent = "test", .total_limit = 1s}), led(http, ports()) {}

    std::map<std::string, std::uint16_t> ports() const
    {
        return {{"http ", plain.port()},
                {"https ", secure.port()},
                {"http dripping.example.test", dripping.port()},
                {"http www.dripping.example.test", dripping.port()},
                {"https pageful.example.test", pageful.port()},
                {"https www.pageful.example.test", pageful.port()},
                {"https certful.example.test", certful.port()},
                {"https nameful.example.test", nameful.port()}};
    }

    CertificateFiles few_names{1};
    CertificateFiles many_names{2'000};
    CertificateFiles most_names{10'000};
    HttpServer plain{plain_settings(), serving(page_of(0))};
    HttpServer secure{tls_settings(few_names), serving(page_of(0))};
    HttpServer pageful{tls_settings(few_names), serving(page_of(kResources))};
    HttpServer nameful{tls_settings(many_names), serving(page_of(0))};
    HttpServer certful{tls_settings(most_names), serving(page_of(0))};
    RawServer dripping{&drip};
    boost::asio::io_context context{1};
    fakes::GatedWorld world;
    net::CurlHttp http;
    LedHttp led;
    Edge edge = world.edge_with(led);
};

/// Results in the order of their verdicts, and the most work that was done before the loop came round.
struct Watched {
    std::vector<measure::TaskResult> results;
    std::chrono::nanoseconds longest{};
};

Watched look_at(Street& street, const std::vector<std::string>& names)
{
    Watched watched;
    bool done = false;
    std::deque<std::string> waiting(names.begin(), names.end());
    const auto next = [&]() -> std::optional<measure::Task> {
        if (waiting.empty()) {
            return std::nullopt;
        }
        measure::Task task{.target = {.domain = waiting.front(), .roles = {measure::Role::web}}};
        waiting.pop_front();
        return task;
    };
    const auto deliver = [&](const agent::Measured& group) {
        watched.results.insert(watched.results.end(), group.results.begin(), group.results.end());
        done = watched.results.size() == names.size();
    };
    const auto vantage = street.world.vantage();
    agent::Stretch stretch{.next = next, .deliver = deliver};
    boost::asio::co_spawn(street.context, watch_loop(watched.longest, done), [](std::exception_ptr) {});
    boost::asio::co_spawn(street.context, agent::measure_batch(street.edge, vantage, stretch),
                          [](std::exception_ptr thrown, const agent::Measured& opened) {
                              REQUIRE(!thrown);
                              REQUIRE(opened.fit);
                          });
    street.context.run_for(100s);
    REQUIRE(done);
    return watched;
}

std::vector<std::string> names_in(const Watched& watched)
{
    std::vector<std::string> names;
    for (const auto& result : watched.results) {
        names.push_back(result.evidence.task.target.domain);
    }
    return names;
}

const measure::TaskResult& result_of(const Watched& watched, const std::string& name)
{
    const auto names = names_in(watched);
    return watched.results.at(static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin()));
}

std::vector<std::string> outcomes(const measure::TaskResult& result)
{
    std::vector<std::string> rules;
    for (const auto& verdict : result.verdicts) {
        rules.push_back(verdict.rule);
    }
    return rules;
}

const std::vector<std::string> kQuiet{"one.example.test", "two.example.test", "three.example.test", "four.example.test"};
const std::vector<std::string> kLoud{"dripping.example.test", "pageful.example.test", "certful.example.test",
                                     "nameful.example.test"};

}  // namespace

TEST_CASE("a page of 200 resources, a certificate of 10,000 names and a server that drips delay nobody's verdict")
{
    Street street;
    auto names = kLoud;
    names.insert(names.end(), kQuiet.begin(), kQuiet.end());
    const auto crowded = look_at(street, names);
    street.context.restart();
    const auto alone = look_at(street, kQuiet);

    // By the order of events, not by the clock: while one still drips, the others have their verdicts.
    const auto order = names_in(crowded);
    const auto dripped = std::find(order.begin(), order.end(), "dripping.example.test");
    for (const auto& name : kQuiet) {
        CHECK(std::find(order.begin(), dripped, name) != dripped);
        CHECK(outcomes(result_of(crowded, name)) == outcomes(result_of(alone, name)));
    }
    // Under sanitizers and beside other tests.
    CHECK(crowded.longest < 1s);
}

TEST_CASE("what is kept of a page of 200 resources and of 10,000 names stays within its caps")
{
    Street street;
    const auto watched = look_at(street, {"pageful.example.test", "certful.example.test", "nameful.example.test"});

    const auto& page = result_of(watched, "pageful.example.test").evidence;
    CHECK(page.content.hosts.size() <= 32);
    CHECK_FALSE(page.notes.empty());
    std::size_t most = 0;
    for (const auto& result : watched.results) {
        CHECK(codec::to_json_line(measure::BatchLine(result)).size() < 512U << 10U);
        for (const auto& handshake : result.evidence.handshakes) {
            most = std::max(most, handshake.certificate ? handshake.certificate->names.size() : 0);
        }
    }
    CHECK(most == 100);
}
