#include "collector/serve/requirement_shares.hpp"

#include <map>

namespace collector::serve {
namespace {

void count(RequirementShare& share, const ShownDevice& shown, const measure::RowFinding& finding)
{
    if (shown.withheld.rows.contains(finding.row)) {
        ++share.withheld;
        return;
    }
    switch (finding.verdict) {
        case measure::RowVerdict::pass: ++share.passed; break;
        case measure::RowVerdict::warn: ++share.warned; break;
        case measure::RowVerdict::fail: ++share.failed; break;
        case measure::RowVerdict::info:
        case measure::RowVerdict::not_observed:
        case measure::RowVerdict::not_applicable: break;
    }
}

}  // namespace

std::optional<double> RequirementShare::share() const
{
    const auto judged = passed + warned + failed;
    return judged == 0 ? std::nullopt : std::optional(static_cast<double>(passed) / static_cast<double>(judged));
}

std::vector<RequirementShare> requirement_shares(const DeviceFacts& facts)
{
    std::map<std::string_view, RequirementShare> by_row;
    for (const auto& device : facts.devices) {
        const auto shown = show(facts, device);
        for (const auto& row : device.rows) {
            count(by_row[row.finding.row], shown, row.finding);
        }
    }
    std::vector<RequirementShare> shares;
    for (const auto& requirement : requirements()) {
        const auto found = by_row.find(requirement.row);
        auto share = found == by_row.end() ? RequirementShare{} : found->second;
        share.requirement = &requirement;
        shares.push_back(share);
    }
    return shares;
}

}  // namespace collector::serve
