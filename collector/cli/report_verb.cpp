#include "collector/cli/console.hpp"
#include "collector/cli/print_shop.hpp"
#include "collector/cli/report_desk.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/report/folder_reports.hpp"
#include "collector/scorekeeping/moment.hpp"

#include <algorithm>

namespace collector::cli {
namespace {

/// The report that the new one is compared with: the newest kept one that speaks of an earlier time.
measure::Result<serve::EarlierReport> find_earlier(const report::FolderReports& shelf, const std::string& country,
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

/// Makes the facts and keeps them; the same views give the same report, which is then kept already.
measure::Result<KeptReport> keep_report(report::FolderReports& shelf, const ReportDesk& desk, const std::string& country)
{
    const auto score = desk.index.views->latest_score(country);
    if (!score) {
        return tl::unexpected(score.error());
    }
    if (!*score) {
        return measure::error("no score was made for this country yet", country,
                              "import its frame, let probes report, then run `sextant-collector score`");
    }
    const auto as_of = (**score).as_of;
    const auto earlier = find_earlier(shelf, country, as_of);
    const auto facts = earlier ? serve::national_facts(desk.sources(), country, *earlier) : tl::unexpected(earlier.error());
    if (!facts) {
        return tl::unexpected(facts.error());
    }
    return shelf.keep(facts->value_or(""), {.country = country, .as_of = as_of}, scorekeeping::now());
}

/// What was not printed yet in these languages. A language that was printed once is never printed again.
measure::Result<KeptReport> print_missing(report::FolderReports& shelf, KeptReport report, const ReportRequest& request,
                                          const Config& config)
{
    const auto facts = shelf.facts(report);
    auto shop = facts ? PrintShop::open(config) : tl::unexpected(facts.error());
    if (!shop) {
        return tl::unexpected(shop.error());
    }
    for (const auto& language : request.languages) {
        const auto& all = report.renditions;
        if (std::any_of(all.begin(), all.end(), [&](const Rendition& it) { return it.name == language + ".pdf"; })) {
            continue;
        }
        const auto print = (*shop)->print(*facts, report.id, language);
        auto added = print ? shelf.add(std::move(report), language + ".html", print->html) : tl::unexpected(print.error());
        added = added ? shelf.add(*std::move(added), language + ".pdf", print->pdf) : std::move(added);
        if (!added) {
            return added;
        }
        report = *std::move(added);
    }
    return report;
}

measure::Result<void> copy_out(const report::FolderReports& shelf, const KeptReport& report, const ReportRequest& request)
{
    const auto stem = report.country + "-" + measure::to_rfc3339(report.as_of).substr(0, 10) + "-";
    for (const auto& rendition : report.renditions) {
        const auto language = rendition.name.substr(0, rendition.name.find('.'));
        const auto& wanted = request.languages;
        if (request.out.empty() || std::find(wanted.begin(), wanted.end(), language) == wanted.end()) {
            continue;
        }
        const auto octets = shelf.read(report, rendition);
        const auto written =
            octets ? write_out(request.out, stem + rendition.name, *octets) : tl::unexpected(octets.error());
        if (!written) {
            return written;
        }
    }
    return {};
}

void tell(const KeptReport& report, const Config& config)
{
    print(report.id + "\n");
    say("the report of " + report.country + " as of " + measure::to_rfc3339(report.as_of) + " is kept in " +
        (config::report_directory(config) / report.id).string() + "\nand served at " + config.report.page + "/reports/" +
        report.id);
}

}  // namespace

int report(const Config& config, ReportRequest request)
{
    const auto unknown = unknown_language(request.languages);
    if (!unknown.empty()) {
        return complain(no_language(unknown), Exit::usage);
    }
    request.languages = request.languages.empty() ? languages() : request.languages;
    const auto desk = open_report_desk(config, request.as_of);
    if (!desk) {
        return complain(desk.error());
    }
    report::FolderReports shelf(config::report_directory(config));
    const auto kept = keep_report(shelf, *desk, request.country);
    if (!kept) {
        return complain(kept.error());
    }
    // What is kept is told even where it cannot be printed: the dashboard draws it.
    tell(*kept, config);
    const auto printed = print_missing(shelf, *kept, request, config);
    const auto copied = printed ? copy_out(shelf, *printed, request) : tl::unexpected(printed.error());
    return copied ? code(Exit::ok) : complain(copied.error());
}

}  // namespace collector::cli
