#pragma once

#include "collector/networks/holdings.hpp"
#include "collector/networks/movement.hpp"
#include "collector/networks/network_document.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <set>

namespace collector::networks {

/// Two snapshots compared, and of which registries records stand in the earlier one: a file may hold those of several.
struct Compared {
    Movement movement;
    std::set<std::string> registries;
};

/// nullopt where no registry has an earlier file.
std::optional<Compared> compare_sources(const Sources& sources);

/// What moved of a country's space; null where nothing was seen, nor could be: all it holds is of registries without an earlier
/// file.
nlohmann::json movement_json(const std::optional<Compared>& compared, const std::string& country, const Holdings& held);

}  // namespace collector::networks
