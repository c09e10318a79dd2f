#pragma once

#include "collector/ports/networks.hpp"
#include "measure/result.hpp"

#include <string>
#include <string_view>

/// What a country records of itself, beside what is measured.
namespace collector::repository {

/// The policies of a country, or every error of their file.
struct PolicyFile {
    PoliciesImport policies;
    std::string toml;
    std::vector<measure::Error> errors;
};

/// What a policy may speak of: the index, the share of users, or a pillar.
bool is_figure(std::string_view word);

/// Reads a policy file (docs/policies.md). A policy without mandate, date or source, one that speaks of a figure that is not
/// measured, a target that is no share, an end before its beginning, and two of one id are errors.
PolicyFile read_policy_text(std::string_view toml, const std::string& name);

/// The keys as Markdown tables.
std::string policy_reference_markdown();

}  // namespace collector::repository
