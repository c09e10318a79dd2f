#include "probe/cpe/report/report.hpp"

namespace cpe::report {
namespace {

using judge::Verdict;

std::string case_of(const judge::Judged& judged)
{
    const auto& [row, finding] = judged;
    const auto head = "  <testcase classname=\"cpe\" name=\"" + escaped(row->id) + " " + escaped(row->requirement) + "\"";
    const auto reason = escaped(finding.reason);
    switch (finding.verdict) {
        case Verdict::fail: return head + "><failure message=\"" + reason + "\"/></testcase>\n";
        case Verdict::not_observed:
        case Verdict::not_applicable: return head + "><skipped message=\"" + reason + "\"/></testcase>\n";
        case Verdict::pass:
        case Verdict::warn:
        case Verdict::info: break;
    }
    return head + "><system-out>" + std::string(to_string(finding.verdict)) + ": " + reason + "</system-out></testcase>\n";
}

}  // namespace

std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char letter : text) {
        switch (letter) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            default: safe += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
        }
    }
    return safe;
}

std::string to_junit(const judge::Verdicts& verdicts)
{
    int failures = 0;
    int skipped = 0;
    std::string cases;
    for (const auto& judged : verdicts.rows) {
        const auto verdict = judged.finding.verdict;
        failures += verdict == Verdict::fail ? 1 : 0;
        skipped += verdict == Verdict::not_observed || verdict == Verdict::not_applicable ? 1 : 0;
        cases += case_of(judged);
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" + escaped(verdicts.manifest.maker) + " " +
           escaped(verdicts.manifest.model) + " " + escaped(verdicts.manifest.firmware) + "\" tests=\"" +
           std::to_string(verdicts.rows.size()) + "\" failures=\"" + std::to_string(failures) + "\" skipped=\"" +
           std::to_string(skipped) + "\">\n" + cases + "</testsuite>\n";
}

}  // namespace cpe::report
