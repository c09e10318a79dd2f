#include "measure/time.hpp"
#include "probe/cpe/report/report.hpp"

#include <array>

namespace cpe::report {
namespace {

using judge::Verdict;

/// Words beside every colour: the page is read in print and without colour too.
constexpr auto kStyle = R"css(
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #1b1f24; }
h1 { font-size: 1.5rem; margin-bottom: .2rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #d5dae0; }
td.v { font-weight: 600; white-space: nowrap; }
.FAIL { color: #a40e26; } .PASS { color: #116329; } .WARN { color: #7a4b00; }
.summary { display: grid; grid-template-columns: repeat(6, 1fr); gap: .5rem; page-break-after: always; }
.summary div { border: 1px solid #d5dae0; padding: .6rem; text-align: center; }
.summary b { display: block; font-size: 1.6rem; }
.hash { font: 12px monospace; word-break: break-all; }
@media print { body { margin: 0; } tr { page-break-inside: avoid; } }
)css";

std::string row_of(const judge::Judged& judged)
{
    const auto& [row, finding] = judged;
    const auto word = std::string(to_string(finding.verdict));
    std::string packets;
    for (const auto number : finding.packets) {
        packets += (packets.empty() ? "" : ", ") + std::to_string(number);
    }
    return "<tr><th scope=\"row\">" + escaped(row->id) + "</th><td>" + escaped(row->requirement) + "<br><small>" +
           escaped(row->document) + ", " + std::string(to_string(row->level)) + "</small></td><td class=\"v " + word +
           "\">" + word + "</td><td>" + escaped(finding.reason) + "</td><td>" + packets + "</td></tr>\n";
}

std::string summary_of(const judge::Verdicts& verdicts)
{
    std::array<int, judge::kVerdictWords.size()> counts{};
    for (const auto& judged : verdicts.rows) {
        ++counts[static_cast<std::size_t>(judged.finding.verdict)];
    }
    std::string text = "<div class=\"summary\">";
    for (std::size_t i = 0; i < counts.size(); ++i) {
        text += "<div><b>" + std::to_string(counts[i]) + "</b>" + std::string(judge::kVerdictWords[i]) + "</div>";
    }
    return text + "</div>\n";
}

/// Said only when it is so: what was not recorded may be what a row wanted to see.
std::string dropped_of(const judge::Verdicts& verdicts)
{
    const auto& dropped = verdicts.dropped;
    return dropped && dropped->lan + dropped->wan > 0 ? "; came too fast to be recorded: " + std::to_string(dropped->lan) +
                                                            " on the LAN, " + std::to_string(dropped->wan) + " on the WAN"
                                                      : "";
}

}  // namespace

std::string to_html(const judge::Verdicts& verdicts)
{
    const auto& manifest = verdicts.manifest;
    const auto device = escaped(manifest.maker + " " + manifest.model + " " + manifest.firmware);
    const auto began = measure::to_rfc3339(std::chrono::time_point_cast<std::chrono::microseconds>(verdicts.began));
    const auto minutes = std::chrono::round<std::chrono::minutes>(verdicts.lasted).count();
    std::string text = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + device +
                       ": IPv6 of a home router</title><style>" + kStyle + "</style></head><body>\n<h1>" + device +
                       "</h1>\n<p>Profile " + escaped(manifest.profile) + "; laboratory " +
                       escaped(manifest.laboratory.empty() ? "not named" : manifest.laboratory) + "; " + began + ", " +
                       std::to_string(minutes) + " minutes, " + std::to_string(verdicts.packets) + " packets" +
                       dropped_of(verdicts) + ".</p>\n<p class=\"hash\">SHA-256 of the frames: " + verdicts.digest +
                       "</p>\n" + summary_of(verdicts) +
                       "<table><thead><tr><th>Row</th><th>Requirement</th><th>Verdict</th><th>Why</th><th>Packets</th></"
                       "tr></thead><tbody>\n";
    for (const auto& judged : verdicts.rows) {
        text += row_of(judged);
    }
    return text + "</tbody></table>\n</body></html>\n";
}

}  // namespace cpe::report
