#include "collector/aggregate/rounds.hpp"
#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/indexing.hpp"
#include "collector/cli/note_commands.hpp"
#include "collector/cli/scoring.hpp"

#include <nlohmann/json.hpp>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;

/// scoring.md 4.8: a change is published in parallel for two windows.
constexpr std::uint32_t kWindows = 2;

std::string default_end(const measure::Day& first, const score::Methodology& rules)
{
    return measure::to_iso_date(first + std::chrono::days(kWindows * rules.time.window_days - 1));
}

/// A period that was stated may grow; what was promised is not taken back.
measure::Result<void> refuse_shorter(const Config& config, const measure::ParallelMethodology& note)
{
    const auto index = open_index(config);
    const auto announced = index ? index->store->parallel_methodologies() : tl::unexpected(index.error());
    if (!announced) {
        return tl::unexpected(announced.error());
    }
    for (const auto& it : *announced) {
        if (it.sha256 == note.sha256 && it.last_day > note.last_day) {
            return measure::error("this edition was announced until " + it.last_day, note.id,
                                  "a stated period may grow, not shrink");
        }
    }
    return {};
}

measure::Result<measure::ParallelMethodology> describe(const Config& config, const MethodologyRequest& request)
{
    const auto in_force = load_methodology(config);
    auto methodology = load_methodology(std::filesystem::path(request.file));
    const auto first = measure::parse_iso_date(request.first_day);
    if (!in_force || !methodology || !first) {
        return tl::unexpected(!in_force ? in_force.error() : !methodology ? methodology.error() : first.error());
    }
    if (methodology->sha256 == in_force->sha256) {
        return measure::error("this is the methodology in force", request.file, "announce another one");
    }
    measure::ParallelMethodology note{.id = methodology->id,
                                      .sha256 = methodology->sha256,
                                      .first_day = request.first_day,
                                      .last_day = request.last_day.empty() ? default_end(*first, methodology->rules)
                                                                           : request.last_day,
                                      .why = request.why,
                                      .toml = std::move(methodology->toml)};
    const auto last = measure::parse_iso_date(note.last_day);
    if (!last || *last < *first) {
        return measure::error("the period ends before it begins", note.last_day, "give --until as a later day: 2026-12-31");
    }
    return note;
}

Json to_json(const measure::ParallelMethodology& it)
{
    return {{"id", it.id}, {"sha256", it.sha256}, {"first_day", it.first_day}, {"last_day", it.last_day}, {"why", it.why}};
}

}  // namespace

int methodology_announce(const Config& config, const MethodologyRequest& request)
{
    const auto note = describe(config, request);
    if (!note) {
        return complain(note.error(), Exit::config);
    }
    if (auto shorter = refuse_shorter(config, *note); !shorter) {
        return complain(shorter.error());
    }
    if (auto kept = append_fact(config, measure::PublicNote(*note)); !kept) {
        return complain(kept.error());
    }
    say(note->id + " is published beside the methodology in force from " + note->first_day + " to " + note->last_day +
        ", and cast back over every round that is stored");
    return code(Exit::ok);
}

int methodology_list(const Config& config, bool json)
{
    const auto in_force = load_methodology(config);
    const auto index = open_index(config);
    const auto announced = index ? index->store->parallel_methodologies() : tl::unexpected(index.error());
    if (!in_force || !announced) {
        return complain(in_force ? announced.error() : in_force.error());
    }
    if (json) {
        auto list = Json::array();
        for (const auto& it : *announced) {
            list.push_back(to_json(it));
        }
        print(
            Json{{"schema", 1}, {"in_force", {{"id", in_force->id}, {"sha256", in_force->sha256}}}, {"beside", list}}.dump() +
            "\n");
        return code(Exit::ok);
    }
    std::vector<std::vector<std::string>> rows{{"METHODOLOGY", "SHA-256", "FROM", "UNTIL", "WHY"},
                                               {in_force->id, in_force->sha256, "in force", "", ""}};
    for (const auto& it : *announced) {
        rows.push_back({it.id, it.sha256, it.first_day, it.last_day, it.why});
    }
    print(as_table(rows));
    return code(Exit::ok);
}

}  // namespace collector::cli
