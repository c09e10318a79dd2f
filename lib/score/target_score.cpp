#include "score/target_score.hpp"

#include <algorithm>

namespace score {
namespace {

using measure::Flag;
using measure::Outcome;
using measure::Verdict;

bool is_split(const Verdict& verdict)
{
    return std::find(verdict.flags.begin(), verdict.flags.end(), Flag::split) != verdict.flags.end();
}

/// What one gate lets through: 0, 1 or the share of a split; nullopt when it cannot be judged.
std::optional<double> share_through(const Gate& gate, const Verdict* verdict)
{
    if (verdict == nullptr || !verdict->value) {
        return std::nullopt;
    }
    if (is_split(*verdict)) {
        return *verdict->value;
    }
    const bool holds = gate.rule == GateRule::any ? *verdict->value > 0 : *verdict->value >= 0.5;
    return holds ? 1.0 : 0.0;
}

struct GateReading {
    Standing standing = Standing::scored;
    double share = 1;
};

/// One gate that fails decides, even when another cannot be judged.
GateReading read_gates(std::span<const Gate> gates, std::span<const Verdict> verdicts)
{
    GateReading reading;
    for (const auto& gate : gates) {
        const auto* verdict = verdict_of(verdicts, gate.check);
        if (verdict != nullptr && verdict->outcome == Outcome::not_applicable) {
            return {.standing = Standing::not_applicable, .share = 0};
        }
        const auto share = share_through(gate, verdict);
        if (!share) {
            reading.standing = Standing::unknown;
        }
        reading.share = std::min(reading.share, share.value_or(1));
    }
    if (reading.share <= 0) {
        reading.standing = Standing::scored;
    }
    return reading;
}

/// Base and components, the weights of those that do not apply given to the rest. Without a base there may be nothing that
/// applies: nullopt; or nothing that has a value: bounds alone.
std::optional<Bounded> weigh(double base, std::span<const ComponentScore> components)
{
    Bounded sums{.value = base, .low = base, .high = base};
    double known = base;
    double applicable = base;
    for (const auto& component : components) {
        if (!component.applicable) {
            continue;
        }
        const double weight = component.rules->weight;
        applicable += weight;
        sums.low += weight * component.score.low;
        sums.high += weight * component.score.high;
        if (component.score.value) {
            known += weight;
            *sums.value += weight * *component.score.value;
        }
    }
    if (applicable <= 0) {
        return std::nullopt;
    }
    const auto value = known > 0 ? std::optional(*sums.value / known) : std::nullopt;
    return Bounded{.value = value, .low = sums.low / applicable, .high = sums.high / applicable};
}

const Cap* cap_in_force(std::span<const Cap> caps, std::span<const Verdict> verdicts)
{
    for (const auto& cap : caps) {
        const auto* verdict = verdict_of(verdicts, cap.check);
        if (verdict != nullptr && verdict->rule == cap.rule) {
            return &cap;
        }
    }
    return nullptr;
}

Bounded limit_and_scale(Bounded score, double most, double share)
{
    const auto reach = [&](double value) { return std::min(value, most) * share; };
    return {.value = score.value ? std::optional(reach(*score.value)) : std::nullopt,
            .low = reach(score.low),
            .high = reach(score.high)};
}

}  // namespace

TargetScore score_target(std::span<const Verdict> verdicts, const RoleRules& rules, double should_value, bool down)
{
    if (down) {
        return {.standing = Standing::down};
    }
    const auto gates = read_gates(rules.gates, verdicts);
    TargetScore scored{.standing = gates.standing, .gate = gates.share};
    if (gates.standing != Standing::scored) {
        return scored;
    }
    if (gates.share <= 0) {
        scored.score = {.value = 0, .low = 0, .high = 0};
        return scored;
    }
    for (const auto& component : rules.components) {
        scored.components.push_back(score_component(component, verdicts, should_value));
    }
    scored.cap = cap_in_force(rules.caps, verdicts);
    const auto total = weigh(rules.base, scored.components);
    if (!total) {
        scored.standing = Standing::not_applicable;
        return scored;
    }
    scored.standing = total->value ? Standing::scored : Standing::unknown;
    scored.score = limit_and_scale(*total, scored.cap == nullptr ? 1 : scored.cap->most, gates.share);
    return scored;
}

double share_of_hosts(std::span<const RankedHost> hosts)
{
    double working = 0;
    double all = 0;
    for (const auto& host : hosts) {
        const double weight = host.best ? 2 : 1;
        all += weight;
        working += host.works ? weight : 0;
    }
    return all > 0 ? working / all : 0;
}

}  // namespace score
