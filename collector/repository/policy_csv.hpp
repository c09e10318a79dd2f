#pragma once

#include "collector/repository/policy_file.hpp"

namespace collector::repository {

/// Reads policies from a table: a row each, columns named as the keys of the TOML file, `country` in every row; lists with ";"
/// between their words. Every error names the line. What is kept is the same promises as TOML, which the ledger holds.
PolicyFile read_policy_csv(std::string_view octets, const std::string& name);

}  // namespace collector::repository
