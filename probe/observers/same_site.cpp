#include "probe/observers/same_site.hpp"

#include "measure/content_reading.hpp"
#include "measure/reading.hpp"
#include "probe/observers/page_source.hpp"
#include "probe/observers/url.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Evidence;
using measure::Family;
using measure::HttpFetch;

namespace {

/// Two ends that differ, by value: evidence grows meanwhile.
struct Pair {
    HttpFetch ipv4;
    HttpFetch ipv6;
};

/// The end over IPv6 that is least like any end over IPv4; nullopt when each has an equal.
std::optional<Pair> most_different(const Evidence& evidence, const std::string& name)
{
    std::optional<Pair> found;
    double least = 1;
    const auto ends4 = measure::good_ends(evidence, name, Family::ipv4);
    for (const auto* end6 : measure::good_ends(evidence, name, Family::ipv6)) {
        const HttpFetch* nearest = nullptr;
        double best = -1;
        for (const auto* end4 : ends4) {
            const auto alike = measure::similarity(evidence, *end4, *end6);
            nearest = alike > best ? end4 : nearest;
            best = std::max(best, alike);
        }
        const bool equal = nearest != nullptr && nearest->body_sha256 == end6->body_sha256;
        if (nearest != nullptr && !equal && (!found || best < least)) {
            found = Pair{.ipv4 = *nearest, .ipv6 = *end6};
            least = best;
        }
    }
    return found;
}

asio::awaitable<std::optional<HttpFetch>> fetch_again(Edge& edge, HttpFetch seen, std::string host, Evidence& into)
{
    auto url = seen.url;
    if (host != seen.host) {
        url = (url.starts_with("https:") ? "https://" : "http://") + host + "/";
    }
    HttpRequest request{.url = url, .host = host, .address = seen.address, .port = seen.port, .reading = Reading::page};
    const auto exchange = co_await edge.http.get(request);
    keep_page(exchange.page, into.content, into.notes);
    co_return exchange.fetch;
}

asio::awaitable<void> look_closer(Edge& edge, Pair pair, Evidence& into)
{
    auto repeat = co_await fetch_again(edge, pair.ipv4, pair.ipv4.host, into);
    if (repeat) {
        into.content.repeats.push_back(*std::move(repeat));
    }
    if (measure::similarity(into, pair.ipv4, pair.ipv6) >= measure::kUnlike) {
        co_return;
    }
    const std::array<HttpFetch, 2> both{pair.ipv6, pair.ipv4};
    for (const auto& seen : both) {
        auto shown = co_await fetch_again(edge, seen, std::string(measure::kStranger), into);
        if (shown) {
            into.content.strangers.push_back(*std::move(shown));
        }
    }
}

}  // namespace

asio::awaitable<void> observe_same_site(Edge& edge, Evidence& into)
{
    std::set<std::string> done;  // Apex and www often end at one page.
    for (const auto& name : measure::web_names(into.task.target)) {
        const auto pair = most_different(into, name);
        if (pair && done.insert(pair->ipv6.url).second) {
            co_await look_closer(edge, *pair, into);
        }
    }
}

}  // namespace probe::observers
