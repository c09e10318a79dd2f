#include "collector/serve/disclosed_views.hpp"

#include "collector/ports/country_of_target.hpp"
#include "collector/serve/redacted_score.hpp"

#include <algorithm>

namespace collector::serve {
namespace {

using measure::Outcome;
using measure::Result;

bool is_finding(const measure::Verdict& verdict)
{
    return access::exposes(verdict.check) && (verdict.outcome == Outcome::fail || verdict.outcome == Outcome::partial);
}

/// A vantage that found something counts, whatever the others say.
bool is_finding(const ConsensusRow& row)
{
    return is_finding(row.verdict) ||
           (access::exposes(row.verdict.check) && row.verdict.outcome == Outcome::pass && row.passes < row.votes);
}

template <typename Untold>
bool has_finding(const std::vector<measure::Verdict>& verdicts, const Untold& untold)
{
    return std::ranges::any_of(verdicts,
                               [&](const measure::Verdict& verdict) { return is_finding(verdict) && untold(verdict); });
}

}  // namespace

struct DisclosedViews::Findings {
    std::string domain;
    measure::CountryCode country;
    bool withheld = false;  ///< One at least may not be told.
};

/// Only a reader with a token needs to know the country: for the public it decides nothing.
measure::CountryCode DisclosedViews::country_of(const std::string& domain) const
{
    return embargo_.reader() ? country_if_known(all_, domain) : measure::CountryCode();
}

/// By the consensus where it speaks of an exposing check, else by what probes sent since: an export asks for every target,
/// and reading all results of each would cost more than the export.
Result<DisclosedViews::Findings> DisclosedViews::findings_of(const std::string& domain) const
{
    Findings findings{.domain = domain, .country = country_of(domain), .withheld = false};
    const auto untold = [&](const measure::Verdict& verdict) {
        return !embargo_.tells(domain, findings.country, verdict.check);
    };
    const auto rows = all_.consensus(domain);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    if (std::ranges::any_of(*rows, [](const ConsensusRow& row) { return access::exposes(row.verdict.check); })) {
        findings.withheld =
            std::ranges::any_of(*rows, [&](const ConsensusRow& row) { return is_finding(row) && untold(row.verdict); });
        return findings;
    }
    const auto results = all_.results(domain);
    if (!results) {
        return tl::unexpected(results.error());
    }
    findings.withheld =
        std::ranges::any_of(*results, [&](const ResultView& view) { return has_finding(view.result.verdicts, untold); });
    return findings;
}

bool DisclosedViews::hides(measure::Verdict& verdict, const Findings& findings) const
{
    if (embargo_.tells(findings.domain, findings.country, verdict.check)) {
        return false;
    }
    verdict.detail.clear();
    return findings.withheld;
}

void DisclosedViews::hide(std::vector<measure::Verdict>& verdicts, const Findings& findings) const
{
    std::erase_if(verdicts, [&](measure::Verdict& verdict) { return hides(verdict, findings); });
}

Result<bool> DisclosedViews::withholds(const std::string& domain) const
{
    return findings_of(domain).map([](const Findings& findings) { return findings.withheld; });
}

bool DisclosedViews::tells(const std::string& domain, const measure::CountryCode& country, std::string_view check) const
{
    return embargo_.tells(domain, country, check);
}

Result<std::vector<ConsensusRow>> DisclosedViews::consensus(const std::string& domain) const
{
    auto rows = all_.consensus(domain);
    // Most targets have no such row, and an export asks for every target.
    if (!rows || std::ranges::none_of(*rows, [](const ConsensusRow& row) { return access::exposes(row.verdict.check); })) {
        return rows;
    }
    const auto findings = findings_of(domain);
    if (!findings) {
        return tl::unexpected(findings.error());
    }
    std::erase_if(*rows, [&](ConsensusRow& row) { return hides(row.verdict, *findings); });
    return rows;
}

Result<std::vector<ResultView>> DisclosedViews::results(const std::string& domain) const
{
    auto views = all_.results(domain);
    auto findings = findings_of(domain);
    if (!views || !findings) {
        return tl::unexpected(views ? findings.error() : views.error());
    }
    const auto untold = [&](const measure::Verdict& verdict) {
        return !embargo_.tells(domain, findings->country, verdict.check);
    };
    for (const auto& view : *views) {
        findings->withheld = findings->withheld || has_finding(view.result.verdicts, untold);
    }
    for (auto& view : *views) {
        hide(view.result.verdicts, *findings);
        std::erase_if(view.result.blockers,
                      [&](const Blocker& blocker) { return !embargo_.tells(domain, findings->country, blocker.check); });
    }
    return views;
}

Result<std::vector<ConsensusRow>> DisclosedViews::check_history(const std::string& domain, const std::string& check,
                                                                const std::string& first_round, std::size_t limit) const
{
    auto rows = all_.check_history(domain, check, first_round, limit);
    const auto country = country_of(domain);
    if (rows) {
        std::erase_if(
            *rows, [&](const ConsensusRow& row) { return !embargo_.tells(domain, country, row.verdict.check, row.round); });
    }
    return rows;
}

Result<std::vector<RecheckFinding>> DisclosedViews::rechecks(const std::string& target, const std::string& check,
                                                             measure::Timestamp since, std::size_t limit) const
{
    const bool told = embargo_.tells(target, country_of(target), check);
    return told ? all_.rechecks(target, check, since, limit) : std::vector<RecheckFinding>{};
}

/// A dispute about a finding tells of the finding.
Result<std::vector<DatedNote>> DisclosedViews::notes(const NoteFilter& filter, std::size_t limit) const
{
    auto notes = all_.notes(filter, limit);
    if (!notes) {
        return notes;
    }
    std::set<std::string> hidden;
    for (const auto& it : *notes) {
        const auto* note = std::get_if<measure::CaseNote>(&it.note);
        if (note != nullptr && !note->check.empty() && !embargo_.tells(note->target, note->country, note->check)) {
            hidden.insert(std::to_string(note->number == 0 ? it.position : note->number));
        }
    }
    std::erase_if(*notes, [&](const DatedNote& it) {
        const auto* note = std::get_if<measure::CaseNote>(&it.note);
        return note != nullptr && hidden.contains(std::to_string(note->number == 0 ? it.position : note->number));
    });
    return notes;
}

Result<std::set<std::string>> DisclosedViews::withheld_targets(const measure::CountryCode& country) const
{
    std::set<std::string> targets;
    const auto open = known_.open();
    if (!open) {
        return tl::unexpected(open.error());
    }
    for (const auto& finding : *open) {
        if ((country.empty() || finding.country == country) &&
            !embargo_.tells(finding.target, finding.country, finding.check)) {
            targets.insert(finding.target);
        }
    }
    return targets;
}

/// The score of a single target's security is that target's finding.
Result<std::vector<ScoreRow>> DisclosedViews::latest_scores() const
{
    auto scores = all_.latest_scores();
    const auto withheld = withheld_targets();
    if (!scores || !withheld) {
        return tl::unexpected(scores ? withheld.error() : scores.error());
    }
    for (auto& score : *scores) {
        score.document = redacted_score(score.document, *withheld);
    }
    return scores;
}

}  // namespace collector::serve
