#include "collector/networks/movement_document.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::networks {
namespace {

using Json = nlohmann::json;

/// Summed over the registries whose ids can be compared; nullopt where there is none of them.
std::optional<std::uint64_t> changed_holder(const Moved& it, const std::set<std::string>& renaming)
{
    std::uint64_t sum = 0;
    bool told = it.changed.empty();
    for (const auto& [registry, amount] : it.changed) {
        if (!renaming.contains(registry)) {
            sum += amount;
            told = true;
        }
    }
    return told ? std::optional(sum) : std::nullopt;
}

Json moved_json(const std::map<std::string, Moved>& moved, const std::string& country, const std::set<std::string>& renaming,
                double unit)
{
    const auto found = moved.find(country);
    const auto it = found == moved.end() ? Moved{} : found->second;
    const auto changed = changed_holder(it, renaming);
    const auto amount = [&](std::uint64_t numbers) { return static_cast<double>(numbers) / unit; };
    return {{"delegated", amount(it.delegated)},
            {"returned", amount(it.returned)},
            {"transferred_in", amount(it.came)},
            {"transferred_out", amount(it.went)},
            {"changed_holder", changed ? Json(amount(*changed)) : Json()}};
}

bool tells_of(const Compared& compared, const std::string& country, const Holdings& held)
{
    const auto& movement = compared.movement;
    return movement.ipv4.contains(country) || movement.ipv6.contains(country) ||
           std::any_of(held.holders.begin(), held.holders.end(), [&](const auto& holder) {
               return compared.registries.contains(holder.first.substr(0, holder.first.find(':')));
           });
}

}  // namespace

std::optional<Compared> compare_sources(const Sources& sources)
{
    if (sources.before.empty()) {
        return std::nullopt;
    }
    Compared compared;
    for (const auto* file : sources.before) {
        for (const auto& record : file->records) {
            compared.registries.insert(record.registry);
        }
    }
    compared.movement = compare(sources.before, sources.now);
    return compared;
}

Json movement_json(const std::optional<Compared>& compared, const std::string& country, const Holdings& held)
{
    if (!compared || !tells_of(*compared, country, held)) {
        return nullptr;
    }
    const auto* movement = &compared->movement;
    return {{"from", measure::to_iso_date(movement->from)},
            {"to", measure::to_iso_date(movement->to)},
            {"ipv4_addresses", moved_json(movement->ipv4, country, movement->renaming, 1)},
            {"ipv6_slash32", moved_json(movement->ipv6, country, movement->renaming, 4294967296.0)}};
}

}  // namespace collector::networks
