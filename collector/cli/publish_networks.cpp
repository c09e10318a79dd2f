#include "codec/digest.hpp"
#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/network_files.hpp"
#include "collector/context/route_table.hpp"
#include "collector/context/vrp_table.hpp"
#include "collector/networks/document_lines.hpp"
#include "collector/networks/network_document.hpp"
#include "collector/scorekeeping/indexing.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace collector::cli {
namespace {

/// Everything of a publication, in memory; `sources` points into the rest.
struct Gathered {
    std::vector<context::DelegatedFile> files;
    std::vector<context::Route> routes;
    std::optional<context::VrpTable> vrps;
    networks::Sources sources;
};

/// The files to compare: of each registry the newest, and of those with more than one the one nearest to a year before.
struct Chosen {
    std::vector<HeldDelegated> now;
    std::vector<HeldDelegated> before;
};

constexpr auto kYear = std::chrono::days(365);

measure::Day day_of(const HeldDelegated& held)
{
    return measure::parse_iso_date(held.dated).value_or(measure::Day{});
}

const HeldDelegated* nearest_to_a_year(std::span<const HeldDelegated> earlier, measure::Day newest)
{
    const auto distance = [&](const HeldDelegated& it) {
        const auto off = (newest - kYear) - day_of(it);
        return off < std::chrono::days(0) ? -off : off;
    };
    const auto found = std::min_element(earlier.begin(), earlier.end(),
                                        [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
    return found == earlier.end() ? nullptr : &*found;
}

Chosen choose(const std::vector<HeldDelegated>& held)
{
    std::map<std::string, std::vector<HeldDelegated>> registries;
    for (const auto& it : held) {
        registries[it.registry].push_back(it);
    }
    Chosen chosen;
    for (const auto& [registry, files] : registries) {
        chosen.now.push_back(files.back());
        const auto earlier = std::span(files).first(files.size() - 1);
        if (const auto* before = nearest_to_a_year(earlier, day_of(files.back()))) {
            chosen.before.push_back(*before);
        }
    }
    return chosen;
}

measure::Result<void> add_files(Gathered& all, const Chosen& chosen)
{
    all.files.reserve(chosen.now.size() + chosen.before.size());
    std::set<std::string> registries;
    for (const auto& held : chosen.now) {
        registries.insert(held.registry);
    }
    for (const auto* list : {&chosen.now, &chosen.before}) {
        for (const auto& held : *list) {
            auto read = read_delegated(held.path.string(), {.fewer_than_summary = true});
            if (!read) {
                return tl::unexpected(read.error());
            }
            networks::leave_out_of_combined(read->file, registries);
            all.files.push_back(std::move(read->file));
            const bool is_now = list == &chosen.now;
            (is_now ? all.sources.now : all.sources.before).push_back(&all.files.back());
            if (is_now) {
                all.sources.files.push_back({.registry = held.registry, .dated = held.dated, .sha256 = read->sha256});
            }
        }
    }
    return {};
}

measure::Result<void> add_routes(Gathered& all, const config::Config& config)
{
    if (config.context.routes.empty()) {
        return {};
    }
    const auto table = context::read_sealed(config.context.routes, context::TableKind::routes);
    if (!table) {
        return tl::unexpected(table.error());
    }
    all.sources.routes_seen = measure::to_rfc3339(table->dated);
    return context::each_line(table->rows, config.context.routes, 2, [&](std::string_view line) {
        return context::parse_route(line).map([&](context::Route route) { all.routes.push_back(std::move(route)); });
    });
}

measure::Result<void> add_vrps(Gathered& all, const config::Config& config)
{
    if (config.context.vrps.empty()) {
        return {};
    }
    auto vrps = context::read_sealed(config.context.vrps, context::TableKind::vrps).and_then([&](const auto& table) {
        return context::VrpTable::parse(table, config.context.vrps);
    });
    if (!vrps) {
        return tl::unexpected(vrps.error());
    }
    all.vrps = *std::move(vrps);
    all.sources.vrps_built = measure::to_rfc3339(all.vrps->built());
    return {};
}

measure::Result<void> add_users(Gathered& all, const config::Config& config)
{
    return held_users(config).map([&](std::vector<context::UserShare> rows) { all.sources.users = std::move(rows); });
}

measure::Result<void> add_trend(Gathered& all, const config::Config& config)
{
    return held_trend(config).map([&](std::vector<context::AllocationPoint> rows) { all.sources.trend = std::move(rows); });
}

measure::Result<std::vector<NetworksRow>> fold(const config::Config& config)
{
    Gathered all;
    const auto gathered = held_delegated(config)
                              .and_then([&](const auto& held) { return add_files(all, choose(held)); })
                              .and_then([&] { return add_routes(all, config); })
                              .and_then([&] { return add_vrps(all, config); })
                              .and_then([&] { return add_users(all, config); })
                              .and_then([&] { return add_trend(all, config); });
    if (!gathered) {
        return tl::unexpected(gathered.error());
    }
    all.sources.routes = all.routes;
    all.sources.vrps = all.vrps ? &*all.vrps : nullptr;
    return networks::network_documents(all.sources);
}

measure::Result<std::string> published_sha256(const config::Config& config)
{
    const auto index = scorekeeping::open_index(config);
    return index ? index->store->networks_sha256() : tl::unexpected(index.error());
}

}  // namespace

measure::Result<void> publish_networks(const config::Config& config)
{
    const auto rows = fold(config);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    auto lines = networks::to_lines(*rows);
    auto sha256 = codec::sha256(lines);
    const auto known = published_sha256(config);
    if (!known) {
        return tl::unexpected(known.error());
    }
    if (*known == sha256 || rows->empty()) {
        say(rows->empty() ? "nothing is known of any country" : "in force already: networks " + sha256);
        return {};
    }
    const auto told = std::to_string(rows->size()) + " countries, dated " + rows->front().dated + ", " + sha256;
    return append_fact(config, ImportedNetworks{.sha256 = std::move(sha256), .lines = std::move(lines)}).map([&] {
        say("published networks of " + told);
    });
}

}  // namespace collector::cli
