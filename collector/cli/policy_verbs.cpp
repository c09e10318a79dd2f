#include "collector/aggregate/policy_standing.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/moment.hpp"
#include "collector/scorekeeping/scoring.hpp"
#include "measure/words.hpp"

#include <fmt/format.h>

namespace collector::cli {
namespace {

std::string share(const std::optional<double>& value)
{
    return value ? fmt::format("{:.4f}", *value) : "-";
}

std::string share_with(const std::optional<double>& value, const std::optional<score::Interval>& interval)
{
    return value && interval ? fmt::format("{:.4f} [{:.4f}, {:.4f}]", *value, interval->low, interval->high) : share(value);
}

/// The words of the part, list by list.
std::string part_text(const aggregate::PolicyStanding& it)
{
    const auto& part = it.policy.part;
    if (part.is_whole()) {
        return "whole frame";
    }
    std::string text;
    for (const auto* list : {&part.sectors, &part.tiers, &part.organisations, &part.domains, &part.tags}) {
        if (!list->empty()) {
            text += fmt::format("{}{}", text.empty() ? "" : " and ", fmt::join(*list, "|"));
        }
    }
    return fmt::format("{} ({} targets)", text, it.part ? it.part->figure.targets : 0);
}

std::vector<std::string> row_of(const aggregate::PolicyStanding& it)
{
    const auto& policy = it.policy;
    const auto now = it.today ? std::optional(it.today->value) : std::nullopt;
    const auto interval = it.today && it.today->low && it.today->high
                              ? std::optional(score::Interval{.low = *it.today->low, .high = *it.today->high})
                              : std::nullopt;
    const auto pace = std::string(measure::to_word(it.distance.pace));
    return {policy.id,
            policy.figure,
            part_text(it),
            share(policy.target),
            policy.by,
            share_with(now, interval),
            it.distance.then ? share(it.distance.then->value)
                             : share_with(it.distance.expected, it.distance.expected_interval),
            pace + (it.distance.certain ? "" : " (not certain)"),
            policy.mandate,
            policy.title};
}

}  // namespace

int policy_show(const Config& config, const std::string& country)
{
    const auto index = scorekeeping::open_index(config);
    const auto editions = index ? scorekeeping::read_editions(*index, config) : tl::unexpected(index.error());
    if (!editions) {
        return complain(editions.error());
    }
    const auto day = std::chrono::floor<std::chrono::days>(scorekeeping::now());
    const auto& rules = editions->of(measure::to_iso_date(day)).rules;
    const auto standings = aggregate::policy_standings(*index->views, country, day, rules.policy, rules.time.window_days);
    if (!standings) {
        return complain(standings.error());
    }
    std::vector<std::vector<std::string>> rows{
        {"ID", "FIGURE", "OF", "TARGET", "BY", "NOW", "THEN", "PACE", "MANDATE", "TITLE"}};
    for (const auto& it : *standings) {
        rows.push_back(row_of(it));
    }
    print(as_table(rows));
    return code(Exit::ok);
}

}  // namespace collector::cli
