#include "score/cpe_rows.hpp"

#include <algorithm>

namespace score {
namespace {

std::optional<double> value_of(measure::RowVerdict verdict, double should_value)
{
    switch (verdict) {
        case measure::RowVerdict::pass: return 1;
        case measure::RowVerdict::warn: return should_value;
        case measure::RowVerdict::fail: return 0;
        case measure::RowVerdict::info:
        case measure::RowVerdict::not_observed:
        case measure::RowVerdict::not_applicable: return std::nullopt;
    }
    return std::nullopt;
}

measure::GateState state_of(std::span<const measure::GateFinding> gate, measure::GatePart part)
{
    const auto found = std::find_if(gate.begin(), gate.end(), [part](const auto& it) { return it.part == part; });
    return found == gate.end() ? measure::GateState::unknown : found->state;
}

}  // namespace

std::string_view group_of(std::string_view row)
{
    return row.substr(0, row.find('-'));
}

Bounded share_of_rows(std::span<const measure::RowFinding> rows, std::span<const std::string> groups, double should_value)
{
    double sum = 0;
    double valued = 0;
    double unknown = 0;
    for (const auto& row : rows) {
        if (std::find(groups.begin(), groups.end(), group_of(row.row)) == groups.end()) {
            continue;
        }
        const auto value = value_of(row.verdict, should_value);
        sum += value.value_or(0);
        valued += value ? 1 : 0;
        unknown += row.verdict == measure::RowVerdict::not_observed ? 1 : 0;
    }
    Bounded share;
    if (valued > 0) {
        share.value = sum / valued;
    }
    if (valued + unknown > 0) {
        share.low = sum / (valued + unknown);
        share.high = (sum + unknown) / (valued + unknown);
    }
    return share;
}

std::optional<bool> gate_of(std::span<const measure::GateFinding> gate, std::span<const measure::GatePart> wanted)
{
    bool all_hold = !wanted.empty();
    for (const auto part : wanted) {
        const auto state = state_of(gate, part);
        if (state == measure::GateState::fails) {
            return false;
        }
        all_hold = all_hold && state == measure::GateState::holds;
    }
    return all_hold ? std::optional(true) : std::nullopt;
}

CpeModel cpe_model(std::span<const measure::GateFinding> gate, std::span<const measure::RowFinding> rows,
                   const Methodology& methodology)
{
    const auto& rules = methodology.cpe;
    return {.gate = gate_of(gate, rules.gate),
            .connectivity = share_of_rows(rows, rules.connectivity_groups, methodology.should_value),
            .security = share_of_rows(rows, rules.security_groups, methodology.should_value),
            .installed = {}};
}

}  // namespace score
