#include "probe/observers/path.hpp"

#include "measure/content_reading.hpp"
#include "probe/observers/path_fetch.hpp"
#include "probe/observers/together.hpp"

#include <map>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Address;
using measure::Evidence;
using measure::FailureKind;
using measure::HttpFetch;

namespace {

/// A hang is judged after 20 s (services.md W-16); a server that finds the size by itself (RFC 4821) gets until then.
constexpr auto kPatience = std::chrono::seconds(25);

/// The longest page of each address, by value: evidence grows meanwhile.
std::vector<HttpFetch> longest_pages(const Setting& setting, Evidence& evidence)
{
    std::map<Address, HttpFetch> longest;
    for (const auto& name : measure::web_names(evidence.task.target)) {
        for (const auto* end : measure::good_ends(evidence, name, measure::Family::ipv6)) {
            const auto [known, fresh] = longest.emplace(end->address, *end);
            if (!fresh && end->body_octets > known->second.body_octets) {
                known->second = *end;
            }
        }
    }
    std::vector<HttpFetch> chosen;
    for (const auto& [address, page] : longest) {
        if (chosen.size() < setting.most_paths) {
            chosen.push_back(page);
        } else {
            evidence.notes.push_back("path not looked at, more than " + std::to_string(setting.most_paths) + ": " +
                                     to_string(address));
        }
    }
    return chosen;
}

HttpRequest request_for(const HttpFetch& page, Packets packets)
{
    HttpRequest request{.url = page.url, .host = page.host, .address = page.address, .port = page.port};
    request.packets = packets;
    return request;
}

/// What hangs in large packets is asked for once more in small ones: only then is it the size.
asio::awaitable<void> look_at(Edge& edge, HttpFetch page, Evidence& into)
{
    auto request = request_for(page, Packets::full);
    request.patience = kPatience;
    auto seen = co_await fetch_path(edge, request);
    if (seen.connected && seen.failure && seen.failure->kind == FailureKind::timeout) {
        auto again = request_for(page, Packets::usual);
        const auto small = co_await fetch_path(edge, again);
        seen.small_arrives = small.status > 0 && !small.failure;
    }
    into.path.fetches.push_back(std::move(seen));
}

/// One packet may be lost; two in a row are filtered.
asio::awaitable<void> call(Edge& edge, Address address, Evidence& into)
{
    auto seen = co_await edge.icmp.echo(address);
    if (seen.failure && seen.failure->kind == FailureKind::timeout) {
        seen = co_await edge.icmp.echo(address);
    }
    into.path.echoes.push_back(std::move(seen));
}

}  // namespace

asio::awaitable<void> observe_path(Edge& edge, const Setting& setting, Evidence& into)
{
    if (setting.hop_mtu == 0) {
        co_return;
    }
    std::vector<Step> steps;
    for (const auto& page : longest_pages(setting, into)) {
        steps.emplace_back([&edge, &into, page] { return look_at(edge, page, into); });
        steps.emplace_back([&edge, &into, page] { return call(edge, page.address, into); });
    }
    co_await together(std::move(steps));
}

}  // namespace probe::observers
