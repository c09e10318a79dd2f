#include "collector/cli/console.hpp"
#include "collector/cli/indexing.hpp"
#include "collector/cli/note_commands.hpp"
#include "collector/comparison/comparison_document.hpp"
#include "daemon/text_file.hpp"

namespace collector::cli {
namespace {

/// Our newest consensus on a target; a name of no frame is nobody of ours.
measure::Result<std::optional<std::vector<ConsensusRow>>> newest_verdicts(const Views& views, const std::string& domain)
{
    const auto view = views.target(domain);
    if (!view) {
        return tl::unexpected(view.error());
    }
    if (!*view) {
        return std::optional<std::vector<ConsensusRow>>();
    }
    return views.consensus(domain).map([](auto rows) { return std::optional(std::move(rows)); });
}

void print_text(const comparison::Comparison& compared, const comparison::ForeignReport& report)
{
    print(as_table(comparison::agreement_rows(compared)));
    if (const auto rows = comparison::disagreement_rows(compared); rows.size() > 1) {
        print("\n" + as_table(rows));
    }
    for (const auto& it : report.refused) {
        say("not used: " + it.where + ": " + it.reason);
    }
    say(std::to_string(compared.domains) + " of their names are ours, " + std::to_string(compared.unknown.size()) +
        " are not; " + std::to_string(report.silent) + " of their tests say nothing");
}

}  // namespace

int compare(const Config& config, const CompareRequest& request)
{
    const auto format = comparison::find_format(request.format);
    if (!format) {
        return complain(format.error(), Exit::usage);
    }
    const auto report = daemons::read_text(request.file, "the file").and_then([&](const std::string& octets) {
        return format->read(octets);
    });
    if (!report) {
        auto error = report.error();
        error.where = error.where.empty() ? request.file : error.where;
        return complain(error);
    }
    const auto index = open_index(config);
    if (!index) {
        return complain(index.error());
    }
    const auto ours = [&](const std::string& domain) { return newest_verdicts(*index->views, domain); };
    const auto compared = comparison::compare(*report, format->counterparts, ours);
    if (!compared) {
        return complain(compared.error());
    }
    if (request.json) {
        print(comparison::comparison_json(*compared, *report, format->word) + "\n");
    } else {
        print_text(*compared, *report);
    }
    return code(Exit::ok);
}

}  // namespace collector::cli
