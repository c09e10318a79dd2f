#include "collector/scorekeeping/scoring.hpp"

#include "collector/aggregate/national_score.hpp"
#include "collector/aggregate/network_facts.hpp"
#include "collector/aggregate/rounds.hpp"
#include "collector/scorekeeping/folding.hpp"

namespace collector::scorekeeping {
namespace {

measure::Result<ScoreRow> score_as_of(const Store& store, const Editions& editions, const measure::CountryCode& country,
                                      measure::Timestamp as_of, MarketReader& markets)
{
    const auto* edition = &editions.of(aggregate::day_of(as_of), as_of);
    auto history = history_as_of(store, *edition, country, as_of);
    if (history && !history->empty()) {
        // Where nothing was reported since another one came into force, the score that stands is the former's.
        const auto& own = editions.of(history->rbegin()->first, as_of);
        if (own.sha256 != edition->sha256) {
            edition = &own;
            history = history_as_of(store, *edition, country, as_of);
        }
    }
    if (!history) {
        return tl::unexpected(history.error());
    }
    const auto day = history->empty() ? aggregate::day_of(as_of) : history->rbegin()->first;
    return score_day(store, *edition, country, {*history, day, as_of}, markets);
}

}  // namespace

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
