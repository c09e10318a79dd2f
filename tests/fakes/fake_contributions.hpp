#pragma once

#include "collector/ports/contribution.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

/// The repository held in memory: what stands in it is put there by the test.
namespace fakes {

class FakeContributions : public collector::Contributions {
public:
    template <typename T>
    using Result = measure::Result<T>;

    std::vector<collector::Publication> publications;  ///< Newest first.
    std::map<std::uint64_t, std::string> texts;
    std::vector<collector::Submission> submitted;
    std::vector<collector::RoundFigure> rounds;
    mutable collector::ContributionFilter asked;

    Result<std::vector<collector::Publication>> standing(const collector::ContributionFilter& filter, std::size_t skip,
                                                         std::size_t limit) const override
    {
        asked = filter;
        std::vector<collector::Publication> page;
        for (const auto& it : publications) {
            if (it.current && skip > 0) {
                --skip;
            } else if (it.current && page.size() < limit) {
                page.push_back(it);
            }
        }
        return page;
    }

    Result<std::vector<collector::Publication>> versions(const std::string& contribution, std::size_t) const override
    {
        std::vector<collector::Publication> found;
        std::ranges::copy_if(publications, std::back_inserter(found),
                             [&](const auto& it) { return contribution.empty() || it.contribution == contribution; });
        return found;
    }

    Result<std::optional<std::string>> text(std::uint64_t submission) const override
    {
        const auto found = texts.find(submission);
        return found == texts.end() ? std::nullopt : std::optional(found->second);
    }

    Result<std::optional<collector::Submission>> submission(std::uint64_t position) const override
    {
        const auto found = std::ranges::find(submitted, position, &collector::Submission::position);
        return found == submitted.end() ? std::nullopt : std::optional(*found);
    }

    Result<std::vector<collector::Submission>> submissions(const std::function<bool(const collector::Submission&)>& wanted,
                                                           std::size_t limit) const override
    {
        std::vector<collector::Submission> found;
        for (const auto& it : submitted) {
            if (wanted(it) && found.size() < limit) {
                found.push_back(it);
            }
        }
        return found;
    }

    Result<std::vector<collector::RoundFigure>> target_figures(const std::string&, const std::string&) const override
    {
        return rounds;
    }

    Result<std::vector<collector::RoundFigure>> sector_figures(const measure::CountryCode&, const std::string&,
                                                               const std::string&) const override
    {
        return rounds;
    }
};

}  // namespace fakes
