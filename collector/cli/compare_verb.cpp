#include "codec/digest.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/note_commands.hpp"
#include "collector/comparison/comparison_document.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "daemon/text_file.hpp"

#include <set>

namespace collector::cli {
namespace {

/// Our newest consensus on a target, and whose it is; a name of no frame is nobody of ours.
measure::Result<std::optional<std::vector<ConsensusRow>>> newest_verdicts(const Views& views, const std::string& domain,
                                                                          std::set<measure::CountryCode>& countries)
{
    const auto view = views.target(domain);
    if (!view) {
        return tl::unexpected(view.error());
    }
    if (!*view) {
        return std::optional<std::vector<ConsensusRow>>();
    }
    countries.insert((*view)->target.country);
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
    say("they speak of " + std::to_string(compared.domains) + " names of ours, and of " +
        std::to_string(compared.unknown.size()) + " that are not; " + std::to_string(report.silent) +
        " of their tests say nothing, " + std::to_string(compared.left_out) + " say again what one said of the same name");
}

measure::Result<std::vector<ScoreRow>> scores_of(const Views& views, const std::set<measure::CountryCode>& countries)
{
    auto scores = views.latest_scores();
    if (scores) {
        std::erase_if(*scores, [&](const ScoreRow& it) { return !countries.contains(it.country); });
    }
    return scores;
}

}  // namespace

int compare(const Config& config, const CompareRequest& request)
{
    const auto format = comparison::find_format(request.format);
    if (!format) {
        return complain(format.error(), Exit::usage);
    }
    comparison::Origin origin{.software = SEXTANT_VERSION};
    const auto report = daemons::read_text(request.file, "the file").and_then([&](const std::string& octets) {
        origin.sha256 = codec::sha256(octets);
        return format->read(octets);
    });
    if (!report) {
        auto error = report.error();
        error.where = error.where.empty() ? request.file : error.where;
        return complain(error);
    }
    const auto index = scorekeeping::open_index(config);
    if (!index) {
        return complain(index.error());
    }
    std::set<measure::CountryCode> countries;
    const auto ours = [&](const std::string& domain) { return newest_verdicts(*index->views, domain, countries); };
    const auto compared = comparison::compare(*report, format->counterparts, ours);
    auto scores = compared ? scores_of(*index->views, countries) : tl::unexpected(compared.error());
    if (!scores) {
        return complain(scores.error());
    }
    origin.made_by = *std::move(scores);
    if (request.json) {
        print(comparison::comparison_json(*compared, *report, format->word, origin) + "\n");
    } else {
        print_text(*compared, *report);
    }
    return code(Exit::ok);
}

}  // namespace collector::cli
