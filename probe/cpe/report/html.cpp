#include "probe/cpe/report/areas.hpp"
#include "probe/cpe/report/html_summary.hpp"
#include "probe/cpe/report/report.hpp"

namespace cpe::report {
namespace {

constexpr std::size_t kMostPackets = 12;

/// Words beside every colour: the page is read in print and without colour too.
constexpr auto kStyle = R"css(
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 66rem; padding: 0 1rem; color: #1b1f24; }
h1 { font-size: 1.9rem; margin: 0 0 .8rem; line-height: 1.2; } h1 span { font-weight: 400; color: #57606a; }
h2 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; }
.kicker { margin: 0; letter-spacing: .04em; color: #57606a; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #d5dae0; overflow-wrap: anywhere; }
table.rows { table-layout: fixed; }
table.rows thead th:nth-child(1) { width: 10%; } table.rows thead th:nth-child(2) { width: 27%; }
table.rows thead th:nth-child(3) { width: 13%; } table.rows thead th:nth-child(5) { width: 13%; }
td.v { font-weight: 600; } .areas th, .areas td { padding: .2rem .6rem; } .n { text-align: right; font-variant-numeric: tabular-nums; }
.areas thead th + th { text-align: right; } .areas tfoot th { border-bottom: 0; }
.FAIL { color: #a40e26; font-weight: 600; } .PASS { color: #116329; } .WARN { color: #7a4b00; } .none { color: #8c959f; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 0 1rem; }
dt { color: #57606a; } dd { margin: 0; } code { font: 12px monospace; overflow-wrap: anywhere; }
.certificate { border: 1px solid #8c959f; padding: 1.6rem; }
.failed { columns: 2; column-gap: 2rem; padding-left: 1.1rem; font-size: .9rem; } .failed li { break-inside: avoid; margin-bottom: .25rem; }
.fine, small { color: #57606a; } .fine { font-size: .85rem; margin-bottom: 0; }
@media screen and (max-width: 50rem) { .failed { columns: 1; } table.rows { table-layout: auto; } }
@page { margin: 11mm; }
@media print { body { margin: 0; max-width: none; font-size: 11px; } tr { break-inside: avoid; } h2 { break-after: avoid; }
  .certificate { break-after: page; font-size: 10.5px; padding: 1rem; } .areas th, .areas td { padding: .05rem .6rem; }
  h1 { font-size: 20px; margin-bottom: .4rem; } h2 { margin-top: .8rem; } .failed, .fine { font-size: 9.5px; } code { font-size: 9px; } }
)css";

std::string packets_of(const judge::Finding& finding)
{
    std::string packets;
    for (std::size_t i = 0; i < finding.packets.size() && i < kMostPackets; ++i) {
        packets += (packets.empty() ? "" : ", ") + std::to_string(finding.packets[i]);
    }
    const auto more = finding.packets.size() > kMostPackets ? finding.packets.size() - kMostPackets : 0;
    return more == 0 ? packets : packets + " and " + std::to_string(more) + " more";
}

/// What the profile made of it, where it made something.
std::string profile_of(const judge::Verdicts& verdicts, const judge::Row& row)
{
    const auto found = verdicts.by_profile.find(&row);
    if (found == verdicts.by_profile.end()) {
        return "";
    }
    const auto& said = found->second;
    return "<br><small>" +
           std::string(said.counts ? "by its rule " + std::string(to_string(said.by_rule)) : "does not count") +
           (said.why.empty() ? "" : ": " + escaped(said.why)) + "</small>";
}

std::string row_of(const judge::Verdicts& verdicts, const judge::Judged& judged)
{
    const auto& [row, finding] = judged;
    const auto word = std::string(to_string(finding.verdict));
    return "<tr><th scope=\"row\">" + escaped(row->id) + "</th><td>" + escaped(row->requirement) + "<br><small>" +
           escaped(row->document) + ", " + std::string(to_string(row->level)) + "</small></td><td class=\"v " + word +
           "\">" + word + profile_of(verdicts, *row) + "</td><td>" + escaped(finding.reason) + "</td><td>" +
           packets_of(finding) + "</td></tr>\n";
}

std::string section_of(const judge::Verdicts& verdicts, std::size_t area)
{
    std::string rows;
    for (const auto& judged : verdicts.rows) {
        rows += area_of(*judged.row) == area ? row_of(verdicts, judged) : "";
    }
    return rows.empty()
               ? ""
               : "<h2>" + escaped(kAreas[area].name) +
                     "</h2>\n<table class=\"rows\"><thead><tr><th>Row</th><th>Requirement</th><th>Verdict</th><th>Why</th>"
                     "<th>Packets</th></tr></thead><tbody>\n" +
                     rows + "</tbody></table>\n";
}

}  // namespace

std::string to_html(const judge::Verdicts& verdicts)
{
    const auto& manifest = verdicts.manifest;
    const auto device = escaped(manifest.maker + " " + manifest.model + " " + manifest.firmware);
    std::string text = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                       "content=\"width=device-width\"><title>" +
                       device + ": IPv6 of a home router</title><style>" + kStyle + "</style></head><body>\n<main>\n" +
                       summary_page(verdicts);
    for (std::size_t area = 0; area < kAreas.size(); ++area) {
        text += section_of(verdicts, area);
    }
    return text + "</main>\n</body></html>\n";
}

}  // namespace cpe::report
