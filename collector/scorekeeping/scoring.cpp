#include "collector/scorekeeping/scoring.hpp"

#include "collector/aggregate/national_score.hpp"
#include "collector/aggregate/network_facts.hpp"
#include "collector/aggregate/rounds.hpp"
#include "collector/scorekeeping/folding.hpp"

#include <algorithm>

namespace collector::scorekeeping {
namespace {

/// Those that a score of the moment's day looks back to, rising.
measure::Result<std::vector<std::string>> rounds_behind(const Store& store, const Methodology& methodology,
                                                        const measure::CountryCode& country, measure::Timestamp as_of)
{
    return store.rounds(country).map([&](std::vector<std::string> rounds) {
        const auto day = aggregate::day_of(as_of);
        const auto begins = aggregate::telling_begins(day, methodology.rules.time.window_days);
        std::erase_if(rounds, [&](const auto& round) { return round < begins || round > day; });
        return rounds;
    });
}

/// The edition of the day. Where nothing was reported since it came into force, the score that stands is a former one's.
measure::Result<const Methodology*> edition_as_of(const Store& store, const Editions& editions,
                                                  const measure::CountryCode& country, measure::Timestamp as_of)
{
    const auto* edition = &editions.of(aggregate::day_of(as_of), as_of);
    const auto rounds = rounds_behind(store, *edition, country, as_of);
    if (!rounds) {
        return tl::unexpected(rounds.error());
    }
    const auto is_own = [&](const auto& round) { return editions.of(round, as_of).sha256 == edition->sha256; };
    if (std::all_of(rounds->begin(), rounds->end(), is_own)) {
        return edition;
    }
    for (auto round = rounds->rbegin(); round != rounds->rend(); ++round) {
        const auto folded = fold_round(store, *edition, country, *round, as_of);
        if (!folded) {
            return tl::unexpected(folded.error());
        }
        if (!folded->round.targets.empty()) {
            return &editions.of(*round, as_of);
        }
    }
    return edition;
}

measure::Result<ScoreRow> score_as_of(const Store& store, const Editions& editions, const measure::CountryCode& country,
                                      measure::Timestamp as_of, MarketReader& markets)
{
    const auto edition = edition_as_of(store, editions, country, as_of);
    const auto history = edition ? history_as_of(store, **edition, country, as_of) : tl::unexpected(edition.error());
    if (!history) {
        return tl::unexpected(history.error());
    }
    const auto day = history->empty() ? aggregate::day_of(as_of) : history->rbegin()->first;
    return score_day(store, **edition, country, {*history, day, as_of}, markets);
}

}  // namespace

measure::Result<aggregate::History> history_as_of(const Store& store, const Methodology& methodology,
                                                  const measure::CountryCode& country, measure::Timestamp as_of)
{
    const auto rounds = rounds_behind(store, methodology, country, as_of);
    if (!rounds) {
        return tl::unexpected(rounds.error());
    }
    aggregate::History history;
    for (const auto& round : *rounds) {
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

measure::Result<std::optional<aggregate::KnownNetworks>> networks_known(const Store& store, const Methodology& methodology,
                                                                        const measure::CountryCode& country,
                                                                        const std::string& day, measure::Timestamp at)
{
    const auto scored = measure::parse_iso_date(day);
    if (!scored) {
        return tl::unexpected(scored.error());
    }
    return store.networks_at(country, at).map([&](const std::optional<std::string>& document) {
        return document ? std::optional(aggregate::known_networks(*document, *scored, methodology.rules.networks))
                        : std::nullopt;
    });
}

measure::Result<void> ask_day(const Store& store, const Methodology& methodology, const measure::CountryCode& country,
                              const DayOfHistory& it, MarketReader& markets,
                              const std::function<void(const aggregate::Question&)>& use)
{
    const auto known_by = std::min(it.as_of, aggregate::end_of(it.day));
    const auto frame = store.frame_at(country, known_by);
    const auto networks = networks_known(store, methodology, country, it.day, known_by);
    const auto market = markets.read(country, it.day, methodology.rules);
    if (!frame || !networks || !market) {
        return tl::unexpected(!frame ? frame.error() : !networks ? networks.error() : market.error());
    }
    const aggregate::Question question{.frame = **frame,
                                       .history = it.history,
                                       .day = it.day,
                                       .rules = methodology.rules,
                                       .software = software_name(),
                                       .networks = *networks,
                                       .market = *market ? &**market : nullptr};
    use(question);
    return {};
}

measure::Result<ScoreRow> score_day(const Store& store, const Methodology& methodology, const measure::CountryCode& country,
                                    const DayOfHistory& it, MarketReader& markets)
{
    ScoreRow row;
    return ask_day(store, methodology, country, it, markets,
                   [&](const aggregate::Question& question) {
                       row = aggregate::score_row(question, aggregate::score_country(question));
                   })
        .map([&] { return std::move(row); });
}

measure::Result<std::vector<ScoreRow>> scores_as_of(const Store& store, const Editions& editions, measure::Timestamp as_of,
                                                    const std::string& country, const Devices* devices)
{
    const auto countries = store.countries_by(as_of);
    if (!countries) {
        return tl::unexpected(countries.error());
    }
    MarketReader markets(devices, as_of);
    std::vector<ScoreRow> scores;
    for (const auto& known : *countries) {
        if (!country.empty() && known != country) {
            continue;
        }
        auto score = score_as_of(store, editions, known, as_of, markets);
        if (!score) {
            return tl::unexpected(score.error());
        }
        scores.push_back(*std::move(score));
    }
    if (scores.empty() && !country.empty()) {
        return measure::error("the country had no frame by then", country,
                              "import one: sextant-collector frame import FILE");
    }
    return scores;
}

}  // namespace collector::scorekeeping
