#include "probe/cpe/report/html_summary.hpp"

#include "measure/time.hpp"
#include "probe/cpe/report/areas.hpp"
#include "probe/cpe/report/report.hpp"

#include <algorithm>
#include <array>

namespace cpe::report {
namespace {

using judge::Verdict;

using Counts = std::array<int, judge::kVerdictWords.size()>;

std::string tag(const std::string& name, const std::string& inner)
{
    return "<" + name + ">" + inner + "</" + name + ">";
}

Counts count(const judge::Verdicts& verdicts, std::optional<std::size_t> area)
{
    Counts counted{};
    for (const auto& [row, finding] : verdicts.rows) {
        if (counts(verdicts, *row) && (!area || area_of(*row) == *area)) {
            ++counted[static_cast<std::size_t>(finding.verdict)];
        }
    }
    return counted;
}

std::string cells(const Counts& counted, const char* cell)
{
    std::string text;
    for (std::size_t i = 0; i < counted.size(); ++i) {
        const auto word = std::string(judge::kVerdictWords[i]);
        text += "<" + std::string(cell) + " class=\"n " + (counted[i] > 0 ? word : "none") + "\">" +
                std::to_string(counted[i]) + "</" + cell + ">";
    }
    return text;
}

std::string table_of_areas(const judge::Verdicts& verdicts)
{
    std::string text = "<table class=\"areas\"><thead><tr><th>About</th>";
    for (const auto word : judge::kVerdictWords) {
        text += tag("th", std::string(word));
    }
    text += "</tr></thead><tbody>\n";
    for (std::size_t area = 0; area < kAreas.size(); ++area) {
        text +=
            "<tr><th scope=\"row\">" + escaped(kAreas[area].name) + "</th>" + cells(count(verdicts, area), "td") + "</tr>\n";
    }
    return text + "</tbody><tfoot><tr><th scope=\"row\">All</th>" + cells(count(verdicts, std::nullopt), "th") +
           "</tr></tfoot></table>\n";
}

/// Every duty that was not kept, by its document: what a reader asks first.
std::string failures(const judge::Verdicts& verdicts)
{
    std::string items;
    for (const auto& [row, finding] : verdicts.rows) {
        if (finding.verdict == Verdict::fail && counts(verdicts, *row)) {
            items += "<li><b>" + escaped(row->id) + "</b> " + escaped(row->requirement) + " <small>" +
                     escaped(row->document) + "</small></li>\n";
        }
    }
    return items.empty() ? "<p>No requirement failed.</p>\n"
                         : "<h2>What failed</h2>\n<ul class=\"failed\">\n" + items + "</ul>\n";
}

/// Said only when it is so: what was not recorded may be what a row wanted to see.
std::string dropped_of(const judge::Verdicts& verdicts)
{
    const auto& dropped = verdicts.dropped;
    return dropped && dropped->lan + dropped->wan > 0 ? "; came too fast to be recorded: " + std::to_string(dropped->lan) +
                                                            " on the LAN, " + std::to_string(dropped->wan) + " on the WAN"
                                                      : "";
}

std::string fact(const std::string& name, const std::string& value)
{
    return "<dt>" + name + "</dt><dd>" + value + "</dd>\n";
}

}  // namespace

std::string summary_page(const judge::Verdicts& verdicts)
{
    const auto& manifest = verdicts.manifest;
    const auto began = measure::to_rfc3339(std::chrono::time_point_cast<std::chrono::microseconds>(verdicts.began));
    const auto minutes = std::chrono::round<std::chrono::minutes>(verdicts.lasted).count();
    const auto profile =
        verdicts.profile_title.empty() ? manifest.profile : manifest.profile + ": " + verdicts.profile_title;
    return "<section class=\"certificate\">\n<p class=\"kicker\">IPv6 of a home router: what was seen</p>\n<h1>" +
           escaped(manifest.maker + " " + manifest.model) + " <span>" + escaped(manifest.firmware) + "</span></h1>\n<dl>\n" +
           fact("Held against", escaped(profile)) +
           fact("Laboratory", escaped(manifest.laboratory.empty() ? "not named" : manifest.laboratory)) +
           fact("When", began.substr(0, 10) + " " + began.substr(11, 5) + " UTC, " + std::to_string(minutes) + " minutes") +
           fact("Recorded", std::to_string(verdicts.packets) + " packets" + dropped_of(verdicts)) +
           fact("SHA-256 of the frames", "<code>" + verdicts.digest + "</code>") +
           fact("Program", "sextant-cpe " + escaped(manifest.software)) + "</dl>\n" + table_of_areas(verdicts) +
           failures(verdicts) +
           "<p class=\"fine\">Each verdict names the packets of the capture that prove it, and whoever has the capture can "
           "judge it again. "
           "NOT-OBSERVED is no verdict on the router: the stimulus could not be given, or nothing can be concluded. "
           "This page is what one laboratory saw of one device; it certifies nothing.</p>\n</section>\n";
}

}  // namespace cpe::report
