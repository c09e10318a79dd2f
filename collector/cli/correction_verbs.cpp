#include "collector/aggregate/cases.hpp"
#include "collector/aggregate/dispute.hpp"
#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/note_commands.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;
using measure::CaseNote;
using measure::CaseStep;

/// More cases than a page shows; the ledger has all.
constexpr std::size_t kMostNotes = 10'000;
/// So many rounds after a dispute are shown beside it: a window.
constexpr std::size_t kRoundsSince = 28;
/// Of one case: some dozens of vantages, asked a few times.
constexpr std::size_t kMostRechecks = 200;

measure::Result<std::vector<aggregate::Case>> read_cases(const Views& views, const std::string& country)
{
    return views.notes({.kind = "case", .country = country}, kMostNotes).map([](const auto& notes) {
        return aggregate::fold_cases(notes);
    });
}

CaseNote signed_by(CaseNote note, const CaseRequest& request)
{
    note.by = request.by;
    note.text = request.text;
    note.numbers = request.numbers;
    return note;
}

int append_step(const Config& config, const CaseRequest& request, CaseStep step)
{
    const auto index = scorekeeping::open_index(config);
    const auto note = index ? aggregate::describe_step(*index->views, request.number, step) : tl::unexpected(index.error());
    if (!note) {
        return complain(note.error());
    }
    if (auto kept = append_fact(config, measure::PublicNote(signed_by(*note, request))); !kept) {
        return complain(kept.error());
    }
    say("case " + std::to_string(request.number) + ": " + std::string(measure::to_word(step)));
    return code(Exit::ok);
}

std::string verdict_text(const aggregate::Case& it)
{
    const auto& dispute = it.dispute();
    return dispute.outcome + " (" + dispute.rule + ") of " + dispute.round;
}

std::vector<std::string> row_of(const aggregate::Case& it)
{
    const auto& dispute = it.dispute();
    return {std::to_string(it.number),
            std::string(measure::to_word(it.status())),
            dispute.target,
            dispute.check,
            verdict_text(it),
            it.steps.back().note.by};
}

void print_case(const aggregate::Case& it, const std::vector<ConsensusRow>& since,
                const std::vector<RecheckFinding>& rechecks)
{
    print("case " + std::to_string(it.number) + ": " + it.dispute().check + " on " + it.dispute().target + ", " +
          verdict_text(it) + "\n");
    for (const auto& step : it.steps) {
        print("  " + measure::to_rfc3339(step.at) + "  " + std::string(measure::to_word(step.note.step)) + " by " +
              step.note.by + ": " + step.note.text + (step.note.numbers.empty() ? "" : "; numbers: " + step.note.numbers) +
              "\n");
    }
    for (const auto& row : since) {
        print("  round " + row.round + ": " + std::string(measure::to_word(row.verdict.outcome)) + " (" + row.verdict.rule +
              "), " + std::to_string(row.passes) + " of " + std::to_string(row.votes) + " votes pass\n");
    }
    for (const auto& found : rechecks) {
        print("  re-check by " + found.probe + " " + measure::to_rfc3339(found.started) + ": " +
              std::string(measure::to_word(found.verdict.outcome)) + " (" + found.verdict.rule + "), no vote\n");
    }
}

bool is_wanted(const aggregate::Case& it, const NoteQuery& query)
{
    return (query.number == 0 || it.number == query.number) && (!query.open_only || it.is_open());
}

measure::Result<std::vector<ConsensusRow>> measured_since(const Views& views, const aggregate::Case& it)
{
    const auto& dispute = it.dispute();
    return views.check_history(dispute.target, dispute.check, dispute.round, kRoundsSince);
}

measure::Result<std::vector<RecheckFinding>> rechecked(const Views& views, const aggregate::Case& it)
{
    return views.rechecks(it.dispute().target, it.dispute().check, it.steps.front().at, kMostRechecks);
}

int print_json(const Views& views, const std::vector<aggregate::Case>& cases)
{
    auto list = Json::array();
    for (const auto& it : cases) {
        const auto since = measured_since(views, it);
        const auto rechecks = rechecked(views, it);
        if (!since || !rechecks) {
            return complain(since ? rechecks.error() : since.error());
        }
        list.push_back(Json::parse(aggregate::case_json(it, *since, *rechecks)));
    }
    print(Json{{"schema", 1}, {"corrections", list}}.dump() + "\n");
    return code(Exit::ok);
}

int print_text(const Views& views, const std::vector<aggregate::Case>& cases, bool one)
{
    if (one) {
        const auto since = measured_since(views, cases.front());
        const auto rechecks = rechecked(views, cases.front());
        if (!since || !rechecks) {
            return complain(since ? rechecks.error() : since.error());
        }
        print_case(cases.front(), *since, *rechecks);
        return code(Exit::ok);
    }
    std::vector<std::vector<std::string>> rows{{"CASE", "STATUS", "TARGET", "CHECK", "DISPUTED", "LAST WORD BY"}};
    std::transform(cases.begin(), cases.end(), std::back_inserter(rows), row_of);
    print(as_table(rows));
    return code(Exit::ok);
}

}  // namespace

int correction_open(const Config& config, const CaseRequest& request)
{
    const auto index = scorekeeping::open_index(config);
    const auto note = index ? aggregate::describe_dispute(*index->views, request.target, request.check, request.round)
                            : tl::unexpected(index.error());
    if (!note) {
        return complain(note.error());
    }
    const auto number = append_and_place(config, measure::PublicNote(signed_by(*note, request)));
    if (!number) {
        return complain(number.error());
    }
    print(std::to_string(*number) + "\n");
    say("case " + std::to_string(*number) + ": " + note->check + " on " + note->target + " is disputed; " + note->outcome +
        " of " + note->round + " is on record");
    return code(Exit::ok);
}

int correction_recheck(const Config& config, const CaseRequest& request)
{
    return append_step(config, request, CaseStep::recheck_asked);
}

int correction_answer(const Config& config, const CaseRequest& request)
{
    const auto step = measure::from_word<CaseStep>(request.finding);
    if (!step || !measure::ends_case(*step)) {
        return complain({.what = "'" + request.finding + "' is no answer",
                         .where = "--finding",
                         .remedy = "use upheld, corrected or withdrawn"},
                        Exit::usage);
    }
    if (*step == CaseStep::corrected && request.numbers.empty()) {
        return complain({.what = "a correction says which published numbers change",
                         .where = "--numbers",
                         .remedy = "e.g. --numbers 'web pillar of KE, 2026-11-18 to 2026-11-20'; or 'none'"},
                        Exit::usage);
    }
    return append_step(config, request, *step);
}

int correction_list(const Config& config, const NoteQuery& query)
{
    const auto index = scorekeeping::open_index(config);
    auto cases = index ? read_cases(*index->views, query.country) : tl::unexpected(index.error());
    if (!cases) {
        return complain(cases.error());
    }
    std::erase_if(*cases, [&](const auto& it) { return !is_wanted(it, query); });
    if (query.number != 0 && cases->empty()) {
        return complain({.what = "no case has this number",
                         .where = std::to_string(query.number),
                         .remedy = "see sextant-collector corrections list"});
    }
    return query.json ? print_json(*index->views, *cases) : print_text(*index->views, *cases, query.number != 0);
}

}  // namespace collector::cli
