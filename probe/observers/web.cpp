#include "probe/observers/web.hpp"

#include "measure/content_reading.hpp"
#include "measure/reading.hpp"
#include "measure/special_purpose.hpp"
#include "probe/observers/redirect.hpp"
#include "probe/observers/together.hpp"

#include <algorithm>
#include <map>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Address;
using measure::Evidence;
using measure::Failure;
using measure::FailureKind;
using measure::Family;
using measure::HttpFetch;

namespace {

/// What all fetches of one task share.
struct Visit {
    Edge& edge;
    const Setting& setting;
    Evidence& evidence;
    std::uint32_t chains = 0;
    std::map<std::pair<std::string, Address>, HttpExchange> seen;  ///< One URL is asked once at one address.
};

void record(const HttpExchange& exchange, Evidence& into)
{
    into.connects.push_back(exchange.connect);
    if (exchange.handshake) {
        into.handshakes.push_back(*exchange.handshake);
    }
}

asio::awaitable<HttpExchange> fetch(Visit& visit, Hop hop)
{
    const auto key = std::make_pair(hop.url.text, hop.address);
    if (const auto known = visit.seen.find(key); known != visit.seen.end()) {
        co_return known->second;
    }
    HttpRequest request{.url = hop.url.text, .host = hop.url.host, .address = hop.address, .port = hop.url.port};
    request.reading = Reading::page;
    auto exchange = co_await visit.edge.http.get(request);
    record(exchange, visit.evidence);
    keep_page(exchange.page, visit.evidence.content, visit.evidence.notes);
    visit.seen[key] = exchange;
    co_return exchange;
}

/// What stopped an exchange before there was a fetch.
Failure failure_before_fetch(const HttpExchange& exchange)
{
    if (exchange.connect.failure) {
        return *exchange.connect.failure;
    }
    return exchange.handshake && exchange.handshake->failure ? *exchange.handshake->failure : Failure{};
}

/// A hop beyond the first that could not even be asked still ends the chain.
HttpFetch as_hop(const HttpExchange& exchange, const Hop& hop, std::uint32_t chain, std::uint32_t number)
{
    HttpFetch made = exchange.fetch.value_or(HttpFetch{.url = hop.url.text,
                                                       .host = hop.url.host,
                                                       .address = hop.address,
                                                       .port = hop.url.port,
                                                       .started = exchange.connect.started});
    if (!exchange.fetch) {
        made.failure = failure_before_fetch(exchange);
    }
    made.chain = chain;
    made.hop = number;
    return made;
}

/// The first address of the host in this family; looked up when the evidence does not have it yet.
asio::awaitable<std::optional<Address>> address_of(Visit& visit, Url url, Address from)
{
    if (url.literal) {
        const bool held = url.literal->family == from.family;
        co_return held ? url.literal : std::nullopt;
    }
    const auto before = measure::published(visit.evidence, url.host, from.family);
    if (std::find(before.begin(), before.end(), from) != before.end()) {
        co_return from;
    }
    if (before.empty()) {
        measure::Question question{.name = url.host,
                                   .type = from.family == Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA};
        co_await resolve(visit.edge, visit.setting, measure::Purpose::address, question, visit.evidence);
    }
    const auto after = measure::published(visit.evidence, url.host, from.family);
    co_return after.empty() ? std::nullopt : std::optional(after.front());
}

/// The next hop, or why there is none.
asio::awaitable<tl::expected<Hop, HttpFetch>> next_hop(Visit& visit, HttpFetch last)
{
    const auto family = last.address.family;
    const auto url = parse_url(last.location);
    if (last.hop + 1 > kMostHops) {
        co_return tl::unexpected(dead_hop(last, family, FailureKind::too_many_redirects, "more than ten hops"));
    }
    if (!url) {
        co_return tl::unexpected(dead_hop(last, family, FailureKind::malformed, "no http or https URL"));
    }
    if (!is_web_port(url->port)) {
        co_return tl::unexpected(
            dead_hop(last, family, FailureKind::not_permitted, "redirect to port " + std::to_string(url->port)));
    }
    const auto address = co_await address_of(visit, *url, last.address);
    if (!address) {
        co_return tl::unexpected(
            dead_hop(last, family, FailureKind::not_found, url->host + " has no address of this family"));
    }
    if (!measure::is_global(*address)) {
        co_return tl::unexpected(
            dead_hop(last, family, FailureKind::forbidden_address, url->host + " " + to_string(*address)));
    }
    Hop hop{.url = *url, .address = *address};
    co_return hop;
}

/// One chain of redirects from its start to its end.
asio::awaitable<void> follow(Visit& visit, Hop hop)
{
    const auto chain = visit.chains++;
    for (std::uint32_t number = 0;; ++number) {
        const auto exchange = co_await fetch(visit, hop);
        if (number == 0 && !exchange.fetch) {
            co_return;
        }
        const auto made = as_hop(exchange, hop, chain, number);
        visit.evidence.fetches.push_back(made);
        if (redirect_of(made).empty()) {
            co_return;
        }
        const auto next = co_await next_hop(visit, made);
        if (!next) {
            visit.evidence.fetches.push_back(next.error());
            co_return;
        }
        hop = *next;
    }
}

/// https first: what http redirects to is then known already.
asio::awaitable<void> visit_address(Visit& visit, std::string name, Address address)
{
    for (const auto* scheme : {"https://", "http://"}) {
        Hop start{.url = *parse_url(scheme + name + "/"), .address = address};
        co_await follow(visit, start);
    }
}

std::vector<Address> addresses_to_visit(const std::string& name, Family family, Visit& visit)
{
    std::vector<Address> chosen;
    for (const auto& address : measure::published(visit.evidence, name, family)) {
        if (!measure::is_global(address)) {
            visit.evidence.notes.push_back("special address not connected to: " + name + " " + to_string(address));
        } else if (chosen.size() >= visit.setting.most_addresses) {
            visit.evidence.notes.push_back("address left out, more than " + std::to_string(visit.setting.most_addresses) +
                                           ": " + name + " " + to_string(address));
        } else {
            chosen.push_back(address);
        }
    }
    return chosen;
}

/// What the first name's page over IPv6 refers to.
PageSource page_over6(const Visit& visit)
{
    for (const auto& name : measure::web_names(visit.evidence.task.target)) {
        for (const auto* end : measure::good_ends(visit.evidence, name, Family::ipv6)) {
            const auto seen = visit.seen.find(std::make_pair(end->url, end->address));
            if (seen != visit.seen.end() && seen->second.page) {
                return {.url = end->url, .base = seen->second.base, .references = seen->second.references};
            }
        }
    }
    return {};
}

}  // namespace

asio::awaitable<PageSource> observe_web(Edge& edge, const Setting& setting, Evidence& into)
{
    Visit visit{.edge = edge, .setting = setting, .evidence = into};
    std::vector<Step> steps;
    for (const auto& name : measure::web_names(into.task.target)) {
        for (const auto family : {Family::ipv6, Family::ipv4}) {
            for (const auto& address : addresses_to_visit(name, family, visit)) {
                steps.emplace_back([&visit, name, address] { return visit_address(visit, name, address); });
            }
        }
    }
    co_await together(std::move(steps));
    co_return page_over6(visit);
}

}  // namespace probe::observers
