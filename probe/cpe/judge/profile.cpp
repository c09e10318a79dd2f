#include "probe/cpe/judge/profile.hpp"

#include "probe/cpe/judge/judge.hpp"

#include <algorithm>

namespace cpe::judge {
namespace {

/// "RFC 9096" names "RFC 9096 section 3.5" and not "RFC 90961".
bool names(const std::string& document, std::string_view row_document)
{
    return row_document.starts_with(document) &&
           (row_document.size() == document.size() || row_document[document.size()] == ' ' ||
            row_document[document.size()] == '.');
}

Verdict as_told(const RowOfProfile& row, Verdict verdict)
{
    const auto& told = verdict == Verdict::fail ? row.fail : verdict == Verdict::warn ? row.warn : std::nullopt;
    return told.value_or(verdict);
}

}  // namespace

measure::Result<void> apply(Verdicts& verdicts, const Profile& profile)
{
    for (const auto& row : profile.rows) {
        if (find_row(row.id) == nullptr) {
            return measure::error("there is no row '" + row.id + "'", "profile " + profile.name,
                                  "sextant-cpe list shows all");
        }
    }
    for (auto& [row, finding] : verdicts.rows) {
        const auto told = std::ranges::find(profile.rows, row->id, &RowOfProfile::id);
        const bool left_out =
            std::ranges::any_of(profile.leaves_out, [&](const auto& document) { return names(document, row->document); });
        const auto rule = told == profile.rows.end()
                              ? RowOfProfile{.id = {}, .counts = !left_out, .fail = {}, .warn = {}, .why = {}}
                              : *told;
        const auto verdict = as_told(rule, finding.verdict);
        if (!rule.counts || verdict != finding.verdict) {
            verdicts.by_profile[row] = {.counts = rule.counts, .by_rule = finding.verdict, .why = rule.why};
        }
        finding.verdict = verdict;
    }
    verdicts.profile_title = profile.title;
    return {};
}

}  // namespace cpe::judge
