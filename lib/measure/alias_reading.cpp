#include "measure/alias_reading.hpp"

#include "measure/reading.hpp"

#include <algorithm>

namespace measure {
namespace {

constexpr std::string_view kAliasMode = "0 ";  ///< SvcPriority 0, then the TargetName (RFC 9460 section 2.1).

std::string target_in(const Record& record)
{
    if (record.type == rr::kCname) {
        return record.data;
    }
    const bool aliased = record.type == rr::kHttps && record.data.starts_with(kAliasMode);
    const auto target = aliased ? record.data.substr(kAliasMode.size()) : std::string();
    return target.substr(0, target.find(' '));
}

}  // namespace

std::vector<std::string> alias_targets(const Evidence& evidence)
{
    const auto zone = zone_of(evidence);
    std::vector<std::string> found;
    for (const auto& lookup : evidence.lookups) {
        const bool of_service = lookup.purpose == Purpose::address || lookup.purpose == Purpose::service_binding;
        if (!of_service || !lookup.reply) {
            continue;
        }
        for (const auto& record : lookup.reply->answers) {
            const auto target = target_in(record);
            const bool own = !zone.empty() && holds(zone, target);
            if (!target.empty() && !own && std::find(found.begin(), found.end(), target) == found.end()) {
                found.push_back(target);
            }
        }
    }
    return found;
}

}  // namespace measure
