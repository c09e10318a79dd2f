#pragma once

#include "collector/networks/holdings.hpp"
#include "collector/networks/movement.hpp"
#include "collector/networks/network_document.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <set>

namespace collector::networks {

/// Two snapshots compared, and of which registries records stood in both.
struct Compared {
    Movement movement;
    std::set<std::string> registries;
};

/// nullopt where no registry has two files.
std::optional<Compared> compare_sources(const Sources& sources);

/// What moved of a country's space; null where nobody could have seen it: a registry of which one file alone is held.
nlohmann::json movement_json(const std::optional<Compared>& compared, const std::string& country, const Holdings& held);

}  // namespace collector::networks
