#include "collector/aggregate/rounds.hpp"
#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/note_commands.hpp"
#include "collector/methodology/announcement.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/moment.hpp"
#include "collector/scorekeeping/scoring.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string default_end(const measure::Day& first, const score::Methodology& rules)
{
    return measure::to_iso_date(first + std::chrono::days(fewest_days_beside(rules) - 1));
}

/// What the index knows of editions.
struct KnownEditions {
    scorekeeping::Editions editions;
    std::vector<measure::ParallelMethodology> announced;

    const scorekeeping::Methodology& in_force() const { return editions.of(scorekeeping::today()); }
};

measure::Result<KnownEditions> read_known(const Config& config)
{
    const auto index = scorekeeping::open_index(config);
    auto editions = index ? scorekeeping::read_editions(*index, config) : tl::unexpected(index.error());
    auto announced = editions ? index->store->parallel_methodologies() : tl::unexpected(editions.error());
    if (!announced) {
        return tl::unexpected(announced.error());
    }
    return KnownEditions{.editions = *std::move(editions), .announced = *std::move(announced)};
}

measure::Result<void> refuse_taken_id(const KnownEditions& known, const measure::ParallelMethodology& note)
{
    const auto clashes = [&](const auto& it) { return takes_id_of(note, it); };
    const auto& terms = known.editions.terms();
    if (std::any_of(known.announced.begin(), known.announced.end(), clashes) ||
        std::any_of(terms.begin(), terms.end(), [&](const auto& it) { return clashes(*it.methodology); })) {
        return measure::error("the ledger knows " + note.id + " with another text", note.id,
                              "give the edition an id of its own");
    }
    return {};
}

/// A period that was stated may grow; what was promised is not taken back.
measure::Result<void> refuse_shorter(const KnownEditions& known, const measure::ParallelMethodology& note)
{
    for (const auto& it : known.announced) {
        if (it.sha256 == note.sha256 && it.last_day > note.last_day) {
            return measure::error("this edition was announced until " + it.last_day, note.id,
                                  "a stated period may grow, not shrink");
        }
    }
    return {};
}

measure::Result<measure::ParallelMethodology> describe(const scorekeeping::Methodology& in_force,
                                                       const MethodologyRequest& request)
{
    auto methodology = scorekeeping::load_methodology(std::filesystem::path(request.file));
    const auto first = measure::parse_iso_date(request.first_day);
    if (!methodology || !first) {
        return tl::unexpected(!methodology ? methodology.error() : first.error());
    }
    if (methodology->sha256 == in_force.sha256) {
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
    const auto days = (*last - *first).count() + 1;
    if (auto objection = object_to_announcement(in_force.rules, methodology->rules, days)) {
        return tl::unexpected(*std::move(objection));
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
    const auto known = read_known(config);
    if (!known) {
        return complain(known.error(), Exit::config);
    }
    const auto note = describe(known->in_force(), request);
    if (!note) {
        return complain(note.error(), Exit::config);
    }
    const auto allowed = refuse_taken_id(*known, *note).and_then([&] { return refuse_shorter(*known, *note); });
    if (!allowed) {
        return complain(allowed.error());
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
    const auto known = read_known(config);
    if (!known) {
        return complain(known.error());
    }
    const auto& in_force = known->in_force();
    if (json) {
        Json document{{"schema", 1},
                      {"in_force", {{"id", in_force.id}, {"sha256", in_force.sha256}}},
                      {"editions", Json::array()},
                      {"beside", Json::array()}};
        for (const auto& it : known->editions.terms()) {
            document["editions"].push_back(
                {{"id", it.methodology->id}, {"sha256", it.methodology->sha256}, {"first_day", it.first_day}});
        }
        for (const auto& it : known->announced) {
            document["beside"].push_back(to_json(it));
        }
        print(document.dump() + "\n");
        return code(Exit::ok);
    }
    std::vector<std::vector<std::string>> rows{{"METHODOLOGY", "SHA-256", "FROM", "UNTIL", "WHY"}};
    for (const auto& it : known->editions.terms()) {
        const auto is_in_force = it.methodology->sha256 == in_force.sha256;
        rows.push_back({it.methodology->id, it.methodology->sha256, it.first_day, "", is_in_force ? "in force" : ""});
    }
    for (const auto& it : known->announced) {
        rows.push_back({it.id, it.sha256, it.first_day, it.last_day, it.why});
    }
    print(as_table(rows));
    return code(Exit::ok);
}

}  // namespace collector::cli
