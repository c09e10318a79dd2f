#pragma once

#include "collector/repository/contribution.hpp"
#include "measure/result.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace collector::repository {

/// A contribution as it was read, or every error of its file.
struct ContributionFile {
    Contribution contribution;
    std::string text;  ///< Octet for octet.
    std::vector<measure::Error> errors;
};

/// The longest file that is taken.
inline constexpr std::size_t kLongestContribution = 128U << 10U;

/// Reads a contribution (docs/repository.md): front matter in TOML between lines of +++, sections in Markdown. Every error
/// says the line, what is wrong, and what to do. Pure.
ContributionFile read_contribution_text(std::string_view text, const std::string& name);

/// The card and the lists of a text that was taken before, without its sections; of any other what could be read. Pure.
Contribution read_contribution_lists(std::string_view text, const std::string& name);

/// The sections of a kind, each with what it asks, in the order of the form.
struct SectionForm {
    std::string_view key;
    std::string_view asks;
};
std::span<const SectionForm> sections_of(ContributionKind kind);

/// All the text of a contribution, for the search.
std::string words_of_contribution(const Contribution& contribution);

}  // namespace collector::repository
