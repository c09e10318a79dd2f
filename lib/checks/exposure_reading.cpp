#include "checks/exposure_reading.hpp"

#include "checks/check.hpp"
#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"

#include <algorithm>

namespace checks {

using measure::Evidence;
using measure::FailureKind;

namespace {

Door door_of(const measure::PortLook* look)
{
    if (look == nullptr || (look->failure && is_ours(*look->failure))) {
        return Door::unseen;
    }
    if (!look->failure) {
        return Door::open;
    }
    const auto kind = look->failure->kind;
    return kind == FailureKind::timeout || kind == FailureKind::unreachable ? Door::filtered : Door::closed;
}

}  // namespace

std::vector<DoorPair> door_pairs(const Evidence& evidence)
{
    const bool mail_gets_out = qualify(evidence.vantage).smtp4;
    std::vector<DoorPair> pairs;
    for (const auto& host : measure::same_operator_hosts(evidence)) {
        for (const auto& port : measure::watched_ports(evidence, host)) {
            if (port.port != measure::kMailPort || mail_gets_out) {
                pairs.push_back({.host = host,
                                 .port = port,
                                 .over4 = door_of(measure::last_look(evidence, host.ipv4, port)),
                                 .over6 = door_of(measure::last_look(evidence, host.ipv6, port))});
            }
        }
    }
    return pairs;
}

std::optional<measure::Verdict> without_comparison(const Evidence& evidence, const ExposureRules& rules)
{
    if (!measure::consents(evidence.task.target, measure::consent::kExposure)) {
        return conclude(rules.no_consent);
    }
    if (measure::dual_hosts(evidence).empty()) {
        return all_names_told(evidence) ? conclude(rules.one_family)
                                        : conclude_unanswered(rules.unknown, evidence, measure::Purpose::address);
    }
    if (measure::same_operator_hosts(evidence).empty()) {
        return conclude(rules.other_operator);
    }
    return std::nullopt;
}

std::string doors_text(const std::vector<DoorPair>& pairs)
{
    std::string text;
    std::string host;
    for (const auto& pair : pairs) {
        const bool begins = pair.host.name != host;
        host = pair.host.name;
        text += begins ? (text.empty() ? "" : "; ") + host + ": " : ", ";
        text += std::string(pair.port.service) + " (" + std::to_string(pair.port.port) + ")";
    }
    return text;
}

std::vector<DoorPair> those(std::vector<DoorPair> pairs, bool (*hold)(const DoorPair&))
{
    std::erase_if(pairs, [hold](const DoorPair& pair) { return !hold(pair); });
    return pairs;
}

bool is_gap(const DoorPair& pair)
{
    return pair.over6 == Door::open && pair.over4 != Door::open && pair.over4 != Door::unseen;
}

bool is_unseen(const DoorPair& pair)
{
    const bool unseen6 = pair.over6 == Door::unseen && pair.over4 != Door::open;
    return unseen6 || (pair.over6 == Door::open && pair.over4 == Door::unseen);
}

}  // namespace checks
