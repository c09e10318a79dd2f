#include "collector/cli/console.hpp"
#include "collector/cli/print_shop.hpp"
#include "collector/cli/report_desk.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/report/folder_reports.hpp"
#include "collector/running/keep_report.hpp"

#include <algorithm>

namespace collector::cli {
namespace {

bool is_printed(const KeptReport& report, const std::string& language)
{
    return std::ranges::find(report.renditions, language + ".pdf", &Rendition::name) != report.renditions.end();
}

/// Prints what was not printed yet. A language that was printed once is never printed again.
measure::Result<KeptReport> print_missing(report::FolderReports& shelf, KeptReport report,
                                          std::vector<std::string> languages, const Config& config)
{
    std::erase_if(languages, [&](const std::string& it) { return is_printed(report, it); });
    if (languages.empty()) {
        return report;
    }
    const auto facts = shelf.facts(report);
    auto shop = facts ? PrintShop::open(config) : tl::unexpected(facts.error());
    if (!shop) {
        return tl::unexpected(shop.error());
    }
    for (const auto& language : languages) {
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

/// What was kept over the network, where no browser is.
measure::Result<void> print_all(report::FolderReports& shelf, const ReportRequest& request, const Config& config)
{
    const auto reports = shelf.all();
    if (!reports) {
        return tl::unexpected(reports.error());
    }
    for (const auto& report : *reports) {
        const auto printed = print_missing(shelf, report, request.languages, config);
        const auto copied = printed ? copy_out(shelf, *printed, request) : tl::unexpected(printed.error());
        if (!copied) {
            return copied;
        }
    }
    return {};
}

measure::Result<void> make_one(report::FolderReports& shelf, const ReportRequest& request, const Config& config)
{
    const auto desk = open_report_desk(config, request.as_of);
    const auto kept = desk ? running::keep_report(shelf, desk->sources(), request.country) : tl::unexpected(desk.error());
    if (!kept) {
        return tl::unexpected(kept.error());
    }
    if (!*kept) {
        return measure::error("no score was made for this country yet", request.country,
                              "import its frame, let probes report, then run `sextant-collector score`");
    }
    // What is kept is told even where it cannot be printed: the dashboard draws it.
    tell(**kept, config);
    const auto printed = print_missing(shelf, **kept, request.languages, config);
    return printed ? copy_out(shelf, *printed, request) : tl::unexpected(printed.error());
}

}  // namespace

int report(const Config& config, ReportRequest request)
{
    const auto unknown = unknown_language(request.languages);
    if (!unknown.empty()) {
        return complain(no_language(unknown), Exit::usage);
    }
    if (request.country.empty() != request.unprinted) {
        return complain({.what = "`report` makes the report of one country, or prints those that are kept",
                         .where = {},
                         .remedy = "name a country (`report KE`), or say `report --unprinted`"},
                        Exit::usage);
    }
    request.languages = request.languages.empty() ? languages() : request.languages;
    report::FolderReports shelf(config::report_directory(config));
    const auto done = request.unprinted ? print_all(shelf, request, config) : make_one(shelf, request, config);
    return done ? code(Exit::ok) : complain(done.error());
}

}  // namespace collector::cli
