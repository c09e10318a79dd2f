#pragma once

#include "collector/ports/networks.hpp"
#include "measure/result.hpp"

namespace collector::networks {

/// The documents as the ledger keeps them: code, date, document: `KE "2026-11-20" {...}` without the quotes, a line a country.
std::string to_lines(const std::vector<NetworksRow>& rows);

/// The inverse. `where` names the source in errors.
measure::Result<std::vector<NetworksRow>> rows_in(std::string_view lines, const std::string& where);

}  // namespace collector::networks
