#include "probe/gate/path_mtu.hpp"

#include "probe/gate/web_control.hpp"
#include "probe/observers/path_fetch.hpp"

#include <algorithm>

namespace probe::gate {

namespace asio = boost::asio;
using measure::PathFetch;
using measure::PathGate;

namespace {

constexpr std::size_t kMostControls = 2;

/// A control is near and well; what takes longer does not come.
constexpr auto kPatience = std::chrono::seconds(5);

bool answered(const PathFetch& fetch)
{
    return fetch.status > 0 && !fetch.failure;
}

/// The large packets come first: what a router says to a long request would make the kernel announce smaller ones.
asio::awaitable<bool> try_both_ways(Edge& edge, observers::Url url, measure::Address address, PathGate& into)
{
    HttpRequest request{.url = url.text, .host = url.host, .address = address, .port = url.port};
    request.patience = kPatience;
    request.packets = Packets::full;
    into.downward.push_back(co_await observers::fetch_path(edge, request));
    if (!into.downward.back().connected) {
        co_return false;  // Not a matter of size.
    }
    request.packets = Packets::least;
    into.upward.push_back(co_await observers::fetch_path(edge, request));
    co_return answered(into.downward.back()) && answered(into.upward.back());
}

}  // namespace

asio::awaitable<void> observe_path_mtu(Edge& edge, const observers::Setting& setting, std::vector<WebControl> controls,
                                       measure::GateEvidence& into)
{
    PathGate path{.declared_mtu = setting.hop_mtu};
    controls.resize(std::min(controls.size(), kMostControls));
    for (const auto& control : controls) {
        const auto url = observers::parse_url(control.url);
        if (!url || !into.source_ipv6) {
            continue;
        }
        const auto address = co_await address_of(edge, setting, *url, measure::Family::ipv6);
        const bool good = address && co_await try_both_ways(edge, *url, *address, path);
        if (good) {
            break;
        }
    }
    into.path = std::move(path);
}

}  // namespace probe::gate
