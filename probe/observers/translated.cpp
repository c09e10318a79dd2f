#include "probe/observers/translated.hpp"

#include "measure/pref64.hpp"
#include "measure/special_purpose.hpp"
#include "probe/observers/dns64.hpp"
#include "probe/observers/redirect.hpp"
#include "probe/observers/together.hpp"

#include <algorithm>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Address;
using measure::FailureKind;
using measure::Family;
using measure::HttpFetch;
using measure::TranslatedVisit;

namespace {

/// Of one name; a visitor's patience ends there.
constexpr std::size_t kMostAddresses = 3;

/// What all visits of one task share.
struct Journey {
    Edge& edge;
    Address dns64;
    std::vector<measure::Prefix> prefixes;
};

/// The IPv4 address that a made-up one stands for.
std::optional<Address> behind(const Journey& journey, const Address& address)
{
    for (const auto& prefix : journey.prefixes) {
        if (const auto ipv4 = measure::embedded(prefix, address)) {
            return ipv4;
        }
    }
    return std::nullopt;
}

bool may_be_visited(const Journey& journey, const Address& address)
{
    return measure::is_global(behind(journey, address).value_or(address));
}

asio::awaitable<MadeUp> addresses_of(Journey& journey, Url url)
{
    MadeUp made;
    if (url.literal) {
        // RFC 8683 section 4.4: nobody translates a literal where IPv4 is missing.
        if (url.literal->family == Family::ipv6) {
            made.addresses.push_back(*url.literal);
        }
    } else {
        made = co_await ask_dns64(journey.edge, journey.dns64, url.host, Family::ipv6);
    }
    std::erase_if(made.addresses, [&](const Address& address) { return !may_be_visited(journey, address); });
    co_return made;
}

asio::awaitable<HttpFetch> fetch(Journey& journey, Url url, Address address)
{
    HttpRequest request{.url = url.text, .host = url.host, .address = address, .port = url.port};
    const auto seen = co_await journey.edge.http.get(request);
    if (seen.fetch) {
        co_return *seen.fetch;
    }
    HttpFetch none{.url = url.text, .host = url.host, .address = address, .port = url.port, .started = seen.connect.started};
    none.failure = seen.connect.failure;
    if (!none.failure && seen.handshake) {
        none.failure = seen.handshake->failure;
    }
    co_return none;
}

/// The next place, or the hop that says why there is none.
asio::awaitable<tl::expected<Hop, HttpFetch>> next_hop(Journey& journey, HttpFetch last)
{
    const auto url = parse_url(last.location);
    if (last.hop + 1 > kMostHops || !url || !is_web_port(url->port)) {
        const auto kind = last.hop + 1 > kMostHops ? FailureKind::too_many_redirects : FailureKind::malformed;
        co_return tl::unexpected(dead_hop(last, Family::ipv6, kind, last.location));
    }
    const auto made = co_await addresses_of(journey, *url);
    if (made.addresses.empty()) {
        co_return tl::unexpected(dead_hop(last, Family::ipv6, FailureKind::not_found, url->host + " has no address here"));
    }
    Hop hop{.url = *url, .address = made.addresses.front()};
    co_return hop;
}

/// One chain of redirects; true when it ended with an answer below 400.
asio::awaitable<bool> follow(Journey& journey, Hop hop, std::uint32_t chain, TranslatedVisit& into)
{
    for (std::uint32_t number = 0;; ++number) {
        auto made = co_await fetch(journey, hop.url, hop.address);
        made.chain = chain;
        made.hop = number;
        into.hops.push_back(made);
        if (redirect_of(made).empty()) {
            co_return !made.failure && made.status > 0 && made.status < 400;
        }
        const auto next = co_await next_hop(journey, made);
        if (!next) {
            into.hops.push_back(next.error());
            co_return false;
        }
        hop = *next;
    }
}

/// As a browser does: https before http, and the next address where one gives nothing.
asio::awaitable<void> knock(Journey& journey, TranslatedVisit& into)
{
    std::uint32_t chain = 0;
    for (std::size_t i = 0; i < std::min(into.addresses.size(), kMostAddresses); ++i) {
        for (const auto* scheme : {"https://", "http://"}) {
            Hop start{.url = *parse_url(scheme + into.host + "/"), .address = into.addresses[i]};
            const bool good = co_await follow(journey, start, chain++, into);
            if (good) {
                co_return;
            }
        }
    }
}

asio::awaitable<void> visit(Journey& journey, std::string name, TranslatedVisit& into)
{
    into.host = name;
    const auto url = parse_url("https://" + name + "/");
    if (!url) {
        co_return;
    }
    const auto made = co_await addresses_of(journey, *url);
    into.lookup = made.failure;
    into.addresses = made.addresses;
    if (made.addresses.empty()) {
        co_return;
    }
    into.made_up = behind(journey, made.addresses.front()).has_value();
    co_await knock(journey, into);
}

}  // namespace

asio::awaitable<void> observe_translated(Edge& edge, const Setting& setting, measure::Evidence& into)
{
    if (!setting.dns64) {
        co_return;
    }
    const auto shown = co_await ask_dns64(edge, *setting.dns64, measure::kIpv4OnlyName, Family::ipv6);
    Journey journey{.edge = edge, .dns64 = *setting.dns64, .prefixes = measure::prefixes_in(shown.addresses)};
    if (journey.prefixes.empty()) {
        into.notes.emplace_back("not looked at through NAT64: the DNS64 shows no prefix");
        co_return;
    }
    const auto names = measure::web_names(into.task.target);
    std::vector<TranslatedVisit> visits(names.size());
    std::vector<Step> steps;
    for (std::size_t i = 0; i < names.size(); ++i) {
        steps.emplace_back([&journey, name = names[i], &visited = visits[i]] { return visit(journey, name, visited); });
    }
    co_await together(std::move(steps));
    into.translated = std::move(visits);
}

}  // namespace probe::observers
