#include "collector/aggregate/dispute.hpp"

#include "collector/aggregate/cases.hpp"
#include "measure/words.hpp"

#include <algorithm>

namespace collector::aggregate {
namespace {

/// More cases than a page shows; the ledger has all.
constexpr std::size_t kMostNotes = 10'000;

/// The longest window that a methodology may have, in rounds.
constexpr std::size_t kMostRounds = 366;

/// From a round on, where it counts in the newest score.
measure::Result<std::vector<ConsensusRow>> verdicts_of(const Views& views, const TargetView& view, const std::string& check,
                                                       const std::string& round)
{
    const auto score = views.latest_score(view.target.country);
    if (!score) {
        return tl::unexpected(score.error());
    }
    if (!measure::parse_iso_date(round)) {
        return measure::error("no day: " + round, "the round", "write it as 2026-11-21");
    }
    if (*score && round < (**score).window_first) {
        return measure::error("this round counts in no score any more", round,
                              "name one from " + (**score).window_first + " on");
    }
    return views.check_history(view.target.domain, check, round, kMostRounds);
}

}  // namespace

measure::Result<measure::CaseNote> describe_dispute(const Views& views, const std::string& target, const std::string& check,
                                                    const std::string& round)
{
    const auto view = views.target(target);
    if (!view) {
        return tl::unexpected(view.error());
    }
    if (!*view) {
        return measure::error("no frame holds this target", target, "write its domain as in the frame");
    }
    const auto wanted = check.empty() ? (**view).state.check : check;
    const auto rows = round.empty() ? views.consensus(target) : verdicts_of(views, **view, wanted, round);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    const auto row = std::find_if(rows->begin(), rows->end(), [&](const auto& it) {
        return it.counts && it.check == wanted && (round.empty() || it.round == round);
    });
    if (row == rows->end()) {
        return measure::error("there is no verdict of this check on the target",
                              target + " " + wanted + (round.empty() ? "" : " " + round),
                              "see sextant-collector explain " + target);
    }
    return measure::CaseNote{.target = (**view).target.domain,
                             .country = (**view).target.country,
                             .check = wanted,
                             .round = row->round,
                             .outcome = std::string(measure::to_word(row->verdict.outcome)),
                             .rule = row->verdict.rule};
}

measure::Result<measure::CaseNote> describe_step(const Views& views, std::uint64_t number, measure::CaseStep step)
{
    const auto notes = views.notes({.kind = "case"}, kMostNotes);
    if (!notes) {
        return tl::unexpected(notes.error());
    }
    const auto cases = fold_cases(*notes);
    const auto known = std::find_if(cases.begin(), cases.end(), [&](const auto& it) { return it.number == number; });
    if (known == cases.end()) {
        return measure::error("no case has this number", std::to_string(number), "see sextant-collector corrections list");
    }
    const auto& dispute = known->dispute();
    if (!known->is_open()) {
        return measure::error("the case has its answer: " + std::string(measure::to_word(known->status())),
                              std::to_string(number),
                              "open a new one: sextant-collector corrections open " + dispute.target);
    }
    return measure::CaseNote{
        .number = number, .step = step, .target = dispute.target, .country = dispute.country, .check = dispute.check};
}

}  // namespace collector::aggregate
