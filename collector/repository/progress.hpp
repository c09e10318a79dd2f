#pragma once

#include "collector/ports/contribution.hpp"

#include <string_view>

/// How a contribution comes to the public: submitted, reviewed by somebody else, published.
namespace collector::repository {

enum class Standing : std::uint8_t { waiting, approved, returned, published, withdrawn };

constexpr std::array<std::string_view, 5> words_of(Standing)
{
    return {"waiting", "approved", "returned", "published", "withdrawn"};
}

/// Where a submission stands: its first review by somebody else than the author counts, and what came after it.
Standing standing_of(const Submission& submission);

/// May this be done next? An error says why not: nobody reviews his own text, nothing is published before a review approved it.
measure::Result<void> check_step(const Submission& submission, ContributionStep step, std::string_view by);

}  // namespace collector::repository
