#include "collector/cli/scoring.hpp"

#include "collector/aggregate/national_score.hpp"
#include "collector/aggregate/network_facts.hpp"
#include "collector/aggregate/rounds.hpp"
#include "collector/cli/folding.hpp"
#include "collector/methodology/methodology_file.hpp"

namespace collector::cli {
namespace {

/// The rounds a score of `day` looks back to, as they were known at a moment.
measure::Result<aggregate::History> history_as_of(const Store& store, const Methodology& methodology,
                                                  const measure::CountryCode& country, measure::Timestamp as_of)
{
    const auto rounds = store.rounds(country);
    if (!rounds) {
        return tl::unexpected(rounds.error());
    }
    const auto day = aggregate::day_of(as_of);
    const auto begins = aggregate::telling_begins(day, methodology.rules.time.window_days);
    aggregate::History history;
    for (const auto& round : *rounds) {
        if (round < begins || round > day) {
            continue;
        }
        auto folded = fold_round(store, methodology, country, round, as_of);
        if (!folded) {
            return tl::unexpected(folded.error());
        }
        if (!folded->round.targets.empty()) {
            history[round] = std::move(folded->round);
        }
    }
    return history;
}

measure::Result<ScoreRow> score_as_of(const Store& store, const Methodology& methodology,
                                      const measure::CountryCode& country, measure::Timestamp as_of)
{
    const auto history = history_as_of(store, methodology, country, as_of);
    if (!history) {
        return tl::unexpected(history.error());
    }
    const auto day = history->empty() ? aggregate::day_of(as_of) : history->rbegin()->first;
    const auto frame = store.frame_at(country, std::min(as_of, aggregate::end_of(day)));
    if (!frame) {
        return tl::unexpected(frame.error());
    }
    const auto networks = networks_known(store, country, std::min(as_of, aggregate::end_of(day)));
    if (!networks) {
        return tl::unexpected(networks.error());
    }
    const aggregate::Question question{.frame = **frame,
                                       .history = *history,
                                       .day = day,
                                       .rules = methodology.rules,
                                       .software = software_name(),
                                       .networks = *networks};
    return aggregate::score_row(question, aggregate::score_country(question));
}

}  // namespace

measure::Result<std::optional<aggregate::KnownNetworks>>
networks_known(const Store& store, const measure::CountryCode& country, measure::Timestamp at)
{
    return store.networks_at(country, at).map([](const std::optional<std::string>& document) {
        return document ? std::optional(aggregate::known_networks(*document)) : std::nullopt;
    });
}

measure::Result<Methodology> load_methodology(const config::Config& config)
{
    auto file = read_methodology_file(config.methodology);
    if (!file.errors.empty()) {
        auto error = file.errors.front();
        if (file.errors.size() > 1) {
            error.remedy += "; `sextant-collector config check` shows all " + std::to_string(file.errors.size()) + " errors";
        }
        return tl::unexpected(error);
    }
    return Methodology{
        .id = file.rules.id, .sha256 = file.rules.sha256, .toml = std::move(file.toml), .rules = std::move(file.rules)};
}

measure::Result<std::vector<ScoreRow>> scores_as_of(const Store& store, const Methodology& methodology,
                                                    measure::Timestamp as_of, const std::string& country)
{
    const auto frames = store.frames();
    if (!frames) {
        return tl::unexpected(frames.error());
    }
    std::vector<ScoreRow> scores;
    for (const auto& frame : *frames) {
        if (!country.empty() && frame.country != country) {
            continue;
        }
        auto score = score_as_of(store, methodology, frame.country, as_of);
        if (!score) {
            return tl::unexpected(score.error());
        }
        scores.push_back(*std::move(score));
    }
    if (scores.empty() && !country.empty()) {
        return measure::error("the country has no frame", country, "import one: sextant-collector frame import FILE");
    }
    return scores;
}

}  // namespace collector::cli
