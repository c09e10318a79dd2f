#include "probe/observers/access.hpp"

#include "measure/security_reading.hpp"
#include "probe/observers/together.hpp"

namespace probe::observers {

namespace asio = boost::asio;
using measure::Address;
using measure::DualHost;
using measure::Evidence;
using measure::HttpFetch;

namespace {

constexpr std::uint16_t kPort = 443;

/// So few that nobody is troubled, at the pace of any other request of ours; a limit that lets them all pass stays unseen.
constexpr int kHurriedRequests = 10;

/// Why there is no answer: the connection's or the handshake's failure.
measure::Failure failure_of(const HttpExchange& exchange)
{
    if (exchange.connect.failure) {
        return *exchange.connect.failure;
    }
    return exchange.handshake ? exchange.handshake->failure.value_or(measure::Failure{}) : measure::Failure{};
}

asio::awaitable<HttpFetch> ask_head(Edge& edge, std::string url, std::string host, Address address)
{
    HttpRequest request{.url = url, .host = host, .address = address, .port = kPort};
    request.ask = Ask::head;
    const auto exchange = co_await edge.http.get(request);
    if (exchange.fetch) {
        co_return *exchange.fetch;
    }
    HttpFetch none{.url = url, .host = host, .address = address, .port = kPort, .started = exchange.connect.started};
    none.failure = failure_of(exchange);
    co_return none;
}

asio::awaitable<void> ask_guarded(Edge& edge, measure::GuardedPath guarded, Evidence& into)
{
    for (const auto& address : {guarded.host.ipv6, guarded.host.ipv4}) {
        auto seen = co_await ask_head(edge, measure::url_of(guarded), guarded.host.name, address);
        into.security.guarded.push_back(std::move(seen));
    }
}

asio::awaitable<void> hurry(Edge& edge, std::string name, Address address, Evidence& into)
{
    for (int i = 0; i < kHurriedRequests; ++i) {
        auto seen = co_await ask_head(edge, "https://" + name + "/", name, address);
        into.security.hurried.push_back(std::move(seen));
    }
}

}  // namespace

asio::awaitable<void> observe_access(Edge& edge, Evidence& into)
{
    const auto& target = into.task.target;
    if (measure::consents(target, measure::consent::kAccess)) {
        for (const auto& guarded : measure::guarded_paths(into)) {
            co_await ask_guarded(edge, guarded, into);
        }
    }
    const auto hosts = measure::dual_hosts(into);
    if (!measure::consents(target, measure::consent::kRateLimit) || hosts.empty()) {
        co_return;
    }
    const auto& host = hosts.front();
    std::vector<Step> steps;
    steps.emplace_back([&] { return hurry(edge, host.name, host.ipv6, into); });
    steps.emplace_back([&] { return hurry(edge, host.name, host.ipv4, into); });
    co_await together(std::move(steps));
}

}  // namespace probe::observers
