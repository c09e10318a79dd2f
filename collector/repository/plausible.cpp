#include "collector/repository/plausible.hpp"

#include "measure/words.hpp"

#include <algorithm>

namespace collector::repository {
namespace {

using measure::Error;

/// Less than a week is weather.
constexpr auto kShortestWindow = std::chrono::days{7};
constexpr std::size_t kMostRows = 200;

class Judge {
public:
    Judge(const Contribution& it, const std::string& name) : it_(it), name_(name) {}

    void object(std::string what, std::string remedy)
    {
        errors.push_back({.what = std::move(what), .where = name_, .remedy = std::move(remedy)});
    }

    void judge_profile()
    {
        for (const auto& event : it_.events) {
            if (event.last < event.first) {
                object("the event '" + event.title + "' ends before it begins", "correct first or last");
            }
        }
        for (const auto& mandate : it_.mandates) {
            if (!mandate.by.empty() && mandate.by < mandate.dated) {
                object("the mandate '" + mandate.title + "' ends before it was made", "correct by or dated");
            }
        }
    }

    void judge_case()
    {
        if (it_.confounders.empty()) {
            object("no confounder is said",
                   "add [[confounder]] tables: what else may have moved the figure between the two windows?");
        }
        if (it_.actions.empty()) {
            object("it does not say what was done", "add [[action]] tables, each with its day");
        }
        judge_scope();
        judge_windows();
    }

    void judge_size(std::size_t rows, const std::string& what)
    {
        if (rows > kMostRows) {
            object("there are " + std::to_string(rows) + " tables of " + what,
                   "at most " + std::to_string(kMostRows) + " are taken");
        }
    }

    std::vector<Error> errors;

private:
    void judge_scope()
    {
        const auto& series = it_.series;
        const bool of_service = series.scope != SeriesScope::country;
        const bool fits = of_service ? is_service_figure(series.figure) : series.figure != "operational";
        if (!fits) {
            object("no series of a " + std::string(measure::to_word(series.scope)) + " has the figure '" + series.figure +
                       "'",
                   of_service ? "use web, dns, mail or operational" : "use index, users or a pillar");
        }
        const auto known = measure::sectors();
        const bool known_sector = std::find(known.begin(), known.end(), series.sector) != known.end();
        if ((series.scope == SeriesScope::sector) != !series.sector.empty() || (!series.sector.empty() && !known_sector)) {
            object("series.sector does not fit its scope",
                   "name a sector of the frames with scope \"sector\", and none with another");
        }
        if ((series.scope == SeriesScope::target) != !series.target.empty()) {
            object("series.target does not fit its scope", "name a domain with scope \"target\", and none with another");
        }
    }

    static bool is_service_figure(const std::string& figure)
    {
        return figure == "web" || figure == "dns" || figure == "mail" || figure == "operational";
    }

    /// Days as text sort as time.
    void judge_windows()
    {
        const auto& [first, last] = it_.series.before;
        const auto& after = it_.series.after;
        if (is_short(it_.series.before) || is_short(after)) {
            object("a window has fewer than 7 days", "choose longer ones: a figure of a few days is weather");
        }
        if (last >= after.first) {
            object("the window after begins before the one before ends", "let them lie apart, with what was done between");
        }
        for (const auto& action : it_.actions) {
            if (action.dated < first || action.dated > after.last) {
                object("'" + action.title + "' was done outside the two windows",
                       "correct its day, or choose windows around it");
            }
        }
    }

    static bool is_short(const Window& window)
    {
        const auto first = measure::parse_iso_date(window.first);
        const auto last = measure::parse_iso_date(window.last);
        return !first || !last || *last - *first + std::chrono::days{1} < kShortestWindow;
    }

    const Contribution& it_;
    const std::string& name_;
};

}  // namespace

bool is_of_target(const Contribution& it)
{
    return it.card.kind == ContributionKind::case_study && it.series.scope == SeriesScope::target;
}

std::optional<Error> object_to_target(const Contribution& it, const std::optional<measure::CountryCode>& holds)
{
    if (!is_of_target(it) || holds == it.card.country) {
        return std::nullopt;
    }
    return Error{.what = "series.target is in no frame of " + it.card.country,
                 .where = it.series.target,
                 .remedy = "name a target of the country that the study is of"};
}

std::vector<Error> find_implausible(const Contribution& it, const std::string& name)
{
    Judge judge(it, name);
    if (it.card.example && it.sources.empty()) {
        judge.object("an example has no source", "add [[source]] tables: it speaks of others");
    }
    judge.judge_size(it.sources.size(), "source");
    if (it.card.kind == ContributionKind::profile) {
        judge.judge_size(it.mandates.size() + it.milestones.size() + it.rules.size() + it.laboratories.size() +
                             it.events.size(),
                         "one profile");
        judge.judge_profile();
    } else {
        judge.judge_size(it.actions.size() + it.confounders.size(), "one case study");
        judge.judge_case();
    }
    return std::move(judge.errors);
}

}  // namespace collector::repository
