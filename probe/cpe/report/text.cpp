#include "daemon/console.hpp"
#include "probe/cpe/report/report.hpp"

#include <array>

namespace cpe::report {

std::string to_text(const judge::Verdicts& verdicts)
{
    std::array<int, judge::kVerdictWords.size()> counts{};
    std::vector<std::vector<std::string>> table{{"row", "level", "verdict", "packets", "why"}};
    for (const auto& [row, finding] : verdicts.rows) {
        ++counts[static_cast<std::size_t>(finding.verdict)];
        std::string packets;
        for (std::size_t i = 0; i < finding.packets.size() && i < 3; ++i) {
            packets += (i > 0 ? "," : "") + std::to_string(finding.packets[i]);
        }
        packets += finding.packets.size() > 3 ? ".." : "";
        table.push_back({std::string(row->id), std::string(to_string(row->level)), std::string(to_string(finding.verdict)),
                         packets, finding.reason});
    }
    auto text = daemons::as_table(table);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        text += (i > 0 ? ", " : "\n") + std::to_string(counts[i]) + " " + std::string(judge::kVerdictWords[i]);
    }
    return text + "\n";
}

}  // namespace cpe::report
