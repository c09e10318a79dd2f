#include "collector/networks/reach.hpp"

#include <algorithm>

namespace collector::networks {
namespace {

using Countries = std::map<std::string, Reach>;

/// First and last number of a route, in the unit of its family's spans.
struct Stretch {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};

Stretch stretch_of(const measure::Prefix& prefix)
{
    const bool is_ipv6 = prefix.base.family == measure::Family::ipv6;
    const std::size_t octets = is_ipv6 ? 8 : 4;
    Stretch stretch;
    for (std::size_t i = 0; i < octets; ++i) {
        stretch.first = stretch.first << 8U | prefix.base.octets[i];
    }
    const auto free_bits = static_cast<int>(octets) * 8 - std::min<int>(prefix.length, static_cast<int>(octets) * 8);
    stretch.last = stretch.first | (free_bits >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << free_bits) - 1);
    return stretch;
}

void count_systems(Countries& countries, const std::vector<HeldSpan>& systems, std::span<const context::Route> routes)
{
    std::map<std::uint32_t, bool> announcing;  // Whether an IPv6 prefix is among what it announces.
    for (const auto& route : routes) {
        for (const auto origin : route.origins) {
            auto& with_ipv6 = announcing[origin];
            with_ipv6 = with_ipv6 || route.prefix.base.family == measure::Family::ipv6;
        }
    }
    for (const auto& [number, with_ipv6] : announcing) {
        // Origin 0 stands for a set of origins, and is nobody's.
        if (const auto* span = number == 0 ? nullptr : find_span(systems, number)) {
            auto& country = countries[span->record->country];
            ++country.systems;
            country.systems_with_ipv6 += with_ipv6 ? 1 : 0;
        }
    }
}

void count_route(RouteCount& count, const context::Route& route, const context::VrpTable* vrps)
{
    for (const auto origin : route.origins) {
        ++count.routes;
        const auto validity = vrps == nullptr ? measure::RouteValidity::not_found : vrps->validate(route.prefix, origin);
        count.valid += validity == measure::RouteValidity::valid ? 1 : 0;
        count.invalid += validity == measure::RouteValidity::invalid ? 1 : 0;
    }
}

void mark_announced(Countries& countries, const std::vector<HeldSpan>& spans, const Stretch& route)
{
    auto span = std::lower_bound(spans.begin(), spans.end(), route.first,
                                 [](const HeldSpan& it, std::uint64_t wanted) { return it.last < wanted; });
    for (; span != spans.end() && span->first <= route.last; ++span) {
        countries[span->record->country].ipv6_announced_by.insert(holder_of(*span->record));
    }
}

void count_holders(Countries& countries, const std::vector<HeldSpan>& spans)
{
    std::map<std::string, std::set<std::string>> holders;
    for (const auto& span : spans) {
        holders[span.record->country].insert(holder_of(*span.record));
    }
    for (const auto& [country, all] : holders) {
        countries[country].ipv6_holders = all.size();
    }
}

}  // namespace

Countries reach(const Snapshot& snapshot, std::span<const context::Route> routes, const context::VrpTable* vrps)
{
    Countries countries;
    const auto ipv4 = held_spans(snapshot, NumberKind::ipv4);
    const auto ipv6 = held_spans(snapshot, NumberKind::ipv6);
    count_systems(countries, held_spans(snapshot, NumberKind::asn), routes);
    count_holders(countries, ipv6);
    for (const auto& route : routes) {
        const bool is_ipv6 = route.prefix.base.family == measure::Family::ipv6;
        const auto stretch = stretch_of(route.prefix);
        if (const auto* span = find_span(is_ipv6 ? ipv6 : ipv4, stretch.first)) {
            auto& country = countries[span->record->country];
            count_route(is_ipv6 ? country.ipv6 : country.ipv4, route, vrps);
        }
        if (is_ipv6) {
            mark_announced(countries, ipv6, stretch);
        }
    }
    return countries;
}

}  // namespace collector::networks
