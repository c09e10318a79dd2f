#pragma once

#include "collector/ports/contribution.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace collector::ingest {

/// What a path of submissions says: /v1/repository/submissions[/N[/VERB]].
struct SubmissionPath {
    std::uint64_t number = 0;              ///< Of one of them; 0: the list.
    std::optional<ContributionStep> step;  ///< That the verb asks for: approve, return, publish or withdraw.
};

/// nullopt for every other path.
std::optional<SubmissionPath> parse_submission_path(std::string_view path);

}  // namespace collector::ingest
