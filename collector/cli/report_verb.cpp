#include "collector/aggregate/rounds.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/print_shop.hpp"
#include "collector/cli/report_desk.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/report/folder_reports.hpp"
#include "collector/running/keep_report.hpp"
#include "daemon/file_lock.hpp"

#include <algorithm>
#include <set>

namespace collector::cli {
namespace {

bool has_rendition(const KeptReport& report, const std::string& name)
{
    return std::ranges::find(report.renditions, name, &Rendition::name) != report.renditions.end();
}

bool is_printed(const KeptReport& report, const std::string& language)
{
    return has_rendition(report, language + ".html") && has_rendition(report, language + ".pdf");
}

measure::Result<void> copy_out(const report::FolderReports& shelf, const KeptReport& report, const ReportRequest& request)
{
    const auto stem = report.country + "-" + aggregate::day_of(report.as_of) + "-";
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

/// Prints kept reports, one process at a time. What was printed once is never printed again.
class Printing {
public:
    Printing(report::FolderReports& shelf, const ReportRequest& request, const Config& config)
        : shelf_(shelf), request_(request), config_(config)
    {
    }

    /// What is missing of it, and copies of all for who asked for them.
    measure::Result<void> print(const std::string& id);

private:
    measure::Result<void> open_shop();
    measure::Result<KeptReport> print_missing(KeptReport report);
    measure::Result<KeptReport> print_language(KeptReport report, const std::string& facts, const std::string& language);

    report::FolderReports& shelf_;
    const ReportRequest& request_;
    const Config& config_;
    std::unique_ptr<PrintShop> shop_;  ///< Opened by the first that has to be printed.
};

/// Another process may have printed while this one waited: only now it is looked what there is.
measure::Result<void> Printing::print(const std::string& id)
{
    const auto turn = daemons::FileLock::wait_for(config::report_directory(config_));
    const auto report = turn ? shelf_.find(id) : tl::unexpected(turn.error());
    if (!report || !*report) {
        return report ? measure::Result<void>() : tl::unexpected(report.error());
    }
    const auto printed = print_missing(**report);
    return printed ? copy_out(shelf_, *printed, request_) : tl::unexpected(printed.error());
}

measure::Result<void> Printing::open_shop()
{
    if (!shop_) {
        auto opened = PrintShop::open(config_);
        if (!opened) {
            return tl::unexpected(opened.error());
        }
        shop_ = *std::move(opened);
    }
    return {};
}

measure::Result<KeptReport> Printing::print_missing(KeptReport report)
{
    auto languages = request_.languages;
    std::erase_if(languages, [&](const std::string& it) { return is_printed(report, it); });
    if (languages.empty()) {
        return report;
    }
    const auto facts = shelf_.facts(report);
    const auto opened = facts ? open_shop() : tl::unexpected(facts.error());
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    measure::Result<KeptReport> printed(std::move(report));
    for (auto it = languages.begin(); printed && it != languages.end(); ++it) {
        printed = print_language(*std::move(printed), *facts, *it);
    }
    return printed;
}

/// One form may be there: then the other could not be written when they were printed.
measure::Result<KeptReport> Printing::print_language(KeptReport report, const std::string& facts,
                                                     const std::string& language)
{
    const auto print = shop_->print(facts, report.id, language);
    if (!print) {
        return tl::unexpected(print.error());
    }
    measure::Result<KeptReport> added(std::move(report));
    for (const auto& [ending, octets] : {std::pair(".html", &print->html), std::pair(".pdf", &print->pdf)}) {
        if (added && !has_rendition(*added, language + ending)) {
            added = shelf_.add(*std::move(added), language + ending, *octets);
        }
    }
    return added;
}

void tell(const KeptReport& report, const Config& config)
{
    print(report.id + "\n");
    say("the report of " + report.country + " as of " + measure::to_rfc3339(report.as_of) + " is kept in " +
        (config::report_directory(config) / report.id).string() + "\nand served at " + config.report.page + "/reports/" +
        report.id);
}

measure::Result<std::set<std::string>> unprinted(const report::FolderReports& shelf, const ReportRequest& request)
{
    return shelf.all().map([&](const std::vector<KeptReport>& all) {
        std::set<std::string> ids;
        for (const auto& report : all) {
            if (!std::ranges::all_of(request.languages, [&](const auto& it) { return is_printed(report, it); })) {
                ids.insert(report.id);
            }
        }
        return ids;
    });
}

/// What was kept over the network, where no browser is; also what is kept while this prints. One that cannot be printed is no
/// reason to leave the others out. Returns the first reason.
measure::Result<void> print_all(report::FolderReports& shelf, const ReportRequest& request, const Config& config)
{
    Printing printing(shelf, request, config);
    measure::Result<void> done;
    std::set<std::string> tried;
    while (true) {
        auto waiting = unprinted(shelf, request);
        if (!waiting) {
            return tl::unexpected(waiting.error());
        }
        std::erase_if(*waiting, [&](const std::string& id) { return !tried.insert(id).second; });
        if (waiting->empty()) {
            return done;
        }
        for (const auto& id : *waiting) {
            if (auto printed = printing.print(id); !printed && done) {
                done = std::move(printed);
            }
        }
    }
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
    return Printing(shelf, request, config).print((**kept).id);
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
