#include "collector/aggregate/fixes_document.hpp"
#include "collector/aggregate/leverage_document.hpp"
#include "collector/aggregate/national_score.hpp"
#include "collector/aggregate/rounds.hpp"
#include "collector/scorekeeping/folding.hpp"
#include "measure/recheck.hpp"

#include <algorithm>

namespace collector::scorekeeping {
namespace {

/// Who runs each target, as the score has it.
std::map<std::string, std::string> clusters_of(const aggregate::NationalScore& score)
{
    std::map<std::string, std::string> clusters;
    for (const auto& it : score.targets) {
        if (!it.operator_cluster.empty()) {
            clusters.emplace(it.target->domain, it.operator_cluster);
        }
    }
    return clusters;
}

}  // namespace

void Scorekeeper::note(const IndexEntry& entry)
{
    for (const auto& result : entry.results) {
        if (!is_over(result.round) && result.attempt != measure::kRecheck) {
            countries_[result.country].changed.insert(result.round);
        }
    }
    if (entry.frame) {
        note_frame(*entry.frame, aggregate::day_of(entry.at));
    }
    note_beside(entry);
    note_edition(entry);
    if (entry.policies) {
        note_policies(*entry.policies);
    }
    if (entry.networks || entry.installed) {
        note_every_country(aggregate::day_of(entry.at));
    }
    if (entry.device_run) {
        note_every_country(aggregate::day_of(entry.device_run->run.began));
    }
}

/// An edition and an import of networks speak of every country, and a device may stand in the homes of any: they count from a day
/// on.
void Scorekeeper::note_every_country(const std::string& day)
{
    const auto frames = store_.frames();
    if (!frames) {
        return;
    }
    for (const auto& frame : *frames) {
        const auto rounds = store_.rounds(frame.country);
        if (rounds) {
            const auto first = std::lower_bound(rounds->begin(), rounds->end(), day);
            countries_[frame.country].changed.insert(first, rounds->end());
        }
    }
}

/// A frame is in force from its day on; the country's first one for all that went before, too.
void Scorekeeper::note_frame(const measure::Frame& frame, const std::string& day)
{
    const auto first = store_.frame_at(frame.country, measure::Timestamp());
    const bool is_first = first && *first && (**first).sha256 == frame.sha256;
    const auto rounds = store_.rounds(frame.country);
    if (!rounds) {
        return;
    }
    for (const auto& round : *rounds) {
        if (is_first || round >= day) {
            countries_[frame.country].changed.insert(round);
        }
    }
}

measure::Result<void> Scorekeeper::note_newest_window()
{
    const auto learned = learn_editions();
    const auto frames = store_.frames();
    if (!learned || !frames) {
        return tl::unexpected(learned ? frames.error() : learned.error());
    }
    for (const auto& frame : *frames) {
        const auto rounds = store_.rounds(frame.country);
        if (!rounds) {
            return tl::unexpected(rounds.error());
        }
        if (rounds->empty()) {
            continue;
        }
        const auto window = std::min<std::size_t>(rounds->size(), editions_.of(rounds->back()).rules.time.window_days);
        countries_[frame.country].changed.insert(rounds->end() - static_cast<std::ptrdiff_t>(window), rounds->end());
    }
    heard_ = false;
    return {};
}

measure::Result<void> Scorekeeper::note_everything()
{
    const auto frames = store_.frames();
    if (!frames) {
        return tl::unexpected(frames.error());
    }
    for (const auto& frame : *frames) {
        const auto rounds = store_.rounds(frame.country);
        if (!rounds) {
            return tl::unexpected(rounds.error());
        }
        countries_[frame.country].changed.insert(rounds->begin(), rounds->end());
    }
    heard_ = false;
    everything_ = true;
    return {};
}

measure::Result<std::vector<ScoreRow>> Scorekeeper::score()
{
    const auto learned = learn_editions();
    const auto frames = store_.frames();
    if (!learned || !frames) {
        return tl::unexpected(learned ? frames.error() : learned.error());
    }
    market_.forget();
    std::vector<ScoreRow> newest;
    for (const auto& frame : *frames) {
        auto& country = countries_[frame.country];
        if (country.changed.empty()) {
            continue;
        }
        const auto scored = score_country(frame, country);
        if (!scored) {
            return tl::unexpected(scored.error());
        }
        country.changed.clear();
        if (!scored->empty()) {
            newest.push_back(scored->back());
        }
    }
    if (auto beside = score_beside(); !beside) {
        return tl::unexpected(beside.error());
    }
    return newest;
}

/// The first round that changed, and every later one: windows and states look back.
measure::Result<std::vector<ScoreRow>> Scorekeeper::score_country(const measure::Frame& frame, Country& country)
{
    const auto rounds = store_.rounds(frame.country);
    if (!rounds) {
        return tl::unexpected(rounds.error());
    }
    const auto first = *country.changed.begin();
    std::vector<ScoreRow> scores;
    for (const auto& round : *rounds) {
        if (round < first || is_over(round)) {
            continue;
        }
        const auto& edition = editions_.of(round);
        if (scores.empty() || edition.sha256 != country.folded_by) {
            if (auto past = remember_past(frame.country, country, round, edition); !past) {
                return tl::unexpected(past.error());
            }
        }
        auto score = score_round(frame.country, country, round, edition);
        if (!score) {
            return tl::unexpected(score.error());
        }
        scores.push_back(*std::move(score));
    }
    if (!rounds->empty()) {
        forget_before(country,
                      aggregate::telling_begins(rounds->back(), editions_.of(rounds->back()).rules.time.window_days));
    }
    return scores;
}

/// What no coming round looks back to; a late report reads it again.
void Scorekeeper::forget_before(Country& country, const std::string& day)
{
    country.history.erase(country.history.begin(), country.history.lower_bound(day));
    country.complete_from = std::max(country.complete_from, day);
}

/// Folds the rounds before `first` that its windows and states look back to, as far as they are not known yet. A window is
/// folded by one edition: what another one made of its rounds is forgotten.
measure::Result<void> Scorekeeper::remember_past(const measure::CountryCode& code, Country& country,
                                                 const std::string& first, const Methodology& edition)
{
    if (country.folded_by != edition.sha256) {
        country.history.clear();
        country.complete_from.clear();
        country.folded_by = edition.sha256;
    }
    const auto begins = aggregate::telling_begins(first, edition.rules.time.window_days);
    const auto rounds = store_.rounds(code);
    if (!rounds) {
        return tl::unexpected(rounds.error());
    }
    for (const auto& round : *rounds) {
        const bool known = !country.complete_from.empty() && round >= country.complete_from;
        if (round < begins || round >= first || known) {
            continue;
        }
        auto folded = fold_round(store_, edition, code, round);
        if (!folded) {
            return tl::unexpected(folded.error());
        }
        country.history[round] = std::move(folded->round);
    }
    country.complete_from = country.complete_from.empty() ? begins : std::min(country.complete_from, begins);
    return {};
}

measure::Result<ScoreRow> Scorekeeper::score_round(const measure::CountryCode& code, Country& country,
                                                   const std::string& round, const Methodology& edition)
{
    auto folded = fold_round(store_, edition, code, round);
    const auto frame = store_.frame_at(code, aggregate::end_of(round));
    const auto networks = networks_known(store_, edition, code, round, aggregate::end_of(round));
    const auto market = market_.read(code, round, edition.rules);
    if (!folded || !frame || !networks || !market) {
        return tl::unexpected(!folded     ? folded.error()
                              : !frame    ? frame.error()
                              : !networks ? networks.error()
                                          : market.error());
    }
    country.history[round] = std::move(folded->round);
    const aggregate::Question question{.frame = **frame,
                                       .history = country.history,
                                       .day = round,
                                       .rules = edition.rules,
                                       .software = software_name(),
                                       .networks = *networks,
                                       .market = *market ? &**market : nullptr};
    const auto scored = aggregate::score_country(question);
    auto row = as_published(aggregate::score_row(question, scored));
    const auto written = keep(question, scored, row, folded->consensus);
    return written ? measure::Result<ScoreRow>(std::move(row)) : tl::unexpected(written.error());
}

/// A methodology beside the one in force has scores alone: states and consensus on show are those of the one in force.
measure::Result<void> Scorekeeper::keep(const aggregate::Question& question, const aggregate::NationalScore& scored,
                                        const ScoreRow& row, const std::vector<ConsensusRow>& consensus)
{
    if (!last_day_.empty()) {
        return store_.put_parallel_score(row);
    }
    // The score last: whoever sees it finds the rest in place.
    return store_.put_rounds(row.country, consensus, aggregate::round_rows(question, scored))
        .and_then([&] { return keep_policies(question); })
        .and_then([&] { return keep_fixes(question, scored); })
        .and_then([&] { return store_.put_score(row); });
}

/// Of the newest round alone: what was to be mended earlier is history.
measure::Result<void> Scorekeeper::keep_fixes(const aggregate::Question& question, const aggregate::NationalScore& score)
{
    const auto& country = question.frame.country;
    const auto rounds = store_.rounds(country);
    if (!rounds) {
        return tl::unexpected(rounds.error());
    }
    if (rounds->empty() || rounds->back() != question.day) {
        return {};
    }
    const auto rows = store_.newest_consensus(country);
    const auto blockers = store_.blockers(country, score.window_first);
    if (!rows || !blockers) {
        return tl::unexpected(rows ? blockers.error() : rows.error());
    }
    const auto clusters = clusters_of(score);
    const auto fixes = aggregate::find_fixes(*rows, score, clusters, question.rules);
    const auto leverage = aggregate::find_leverage(*rows, score, *blockers, clusters);
    return store_.put_fixes(country, aggregate::fixes_document(question, score, fixes)).and_then([&] {
        return store_.put_leverage(country, aggregate::leverage_document(question, score, leverage));
    });
}

}  // namespace collector::scorekeeping
