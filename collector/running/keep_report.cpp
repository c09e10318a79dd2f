#include "collector/running/keep_report.hpp"

#include "collector/scorekeeping/moment.hpp"

namespace collector::running {
namespace {

/// The report that the new one is compared with: the newest kept one that speaks of an earlier time.
measure::Result<serve::EarlierReport> find_earlier(const report::FolderReports& shelf, const measure::CountryCode& country,
                                                   measure::Timestamp as_of)
{
    const auto reports = shelf.list(country);
    if (!reports) {
        return tl::unexpected(reports.error());
    }
    const auto* earlier = report::report_before(*reports, as_of);
    if (earlier == nullptr) {
        return serve::EarlierReport{};
    }
    return shelf.facts(*earlier).map(
        [&](std::string facts) { return serve::EarlierReport{.id = earlier->id, .facts = std::move(facts)}; });
}

}  // namespace

measure::Result<std::optional<KeptReport>> keep_report(report::FolderReports& shelf, const serve::ReportSources& sources,
                                                       const measure::CountryCode& country)
{
    const auto score = sources.views.latest_score(country);
    if (!score || !*score) {
        return score ? measure::Result<std::optional<KeptReport>>() : tl::unexpected(score.error());
    }
    const auto as_of = (**score).as_of;
    const auto earlier = find_earlier(shelf, country, as_of);
    const auto facts = earlier ? serve::national_facts(sources, country, *earlier) : tl::unexpected(earlier.error());
    if (!facts) {
        return tl::unexpected(facts.error());
    }
    return shelf.keep(facts->value_or(""), {.country = country, .as_of = as_of}, scorekeeping::now()).map([](KeptReport it) {
        return std::optional(std::move(it));
    });
}

}  // namespace collector::running
