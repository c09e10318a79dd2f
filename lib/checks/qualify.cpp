#include "checks/check.hpp"
#include "checks/gate_reading.hpp"
#include "measure/special_purpose.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Family;
using measure::GateEvidence;
using measure::Vantage;

/// A shortcoming of the vantage for one family: the check that shows it, and words for people.
struct Shortcoming {
    std::string_view check;
    std::string reason;
};

bool has_global_ipv6(const GateEvidence& gate)
{
    return gate.source_ipv6 && measure::is_global(*gate.source_ipv6);
}

bool sees_nat64(const Vantage& vantage)
{
    return vantage.before.nat64_seen.value_or(false) || (vantage.after && vantage.after->nat64_seen.value_or(false));
}

std::string moment_of(const Vantage& vantage, bool (*proved)(const GateEvidence&, Family), Family family)
{
    return proved(vantage.before, family) ? " after the batch" : " before the batch";
}

std::optional<Shortcoming> shortcoming(const Vantage& vantage, Family family)
{
    const std::string name = family == Family::ipv6 ? "IPv6" : "IPv4";
    const bool addressed = has_global_ipv6(vantage.before) && (!vantage.after || has_global_ipv6(*vantage.after));
    if (family == Family::ipv6 && !addressed) {
        return Shortcoming{"vantage.address", "the probe has no ordinary global IPv6 address"};
    }
    if (!proved_throughout(vantage, &web_proved, family)) {
        return Shortcoming{"vantage.control_web",
                           "too few control websites answer over " + name + moment_of(vantage, &web_proved, family)};
    }
    if (!proved_throughout(vantage, &dns_proved, family)) {
        return Shortcoming{"vantage.control_dns",
                           "iterating from the root fails over " + name + moment_of(vantage, &dns_proved, family)};
    }
    if (family == Family::ipv4 && sees_nat64(vantage)) {
        return Shortcoming{"vantage.nat64", "the network translates: its IPv4 is not IPv4"};
    }
    return std::nullopt;
}

}  // namespace

Qualification qualify(const Vantage& vantage)
{
    const auto ipv4 = shortcoming(vantage, Family::ipv4);
    const auto ipv6 = shortcoming(vantage, Family::ipv6);
    Qualification qualification{.ipv4 = !ipv4, .ipv6 = !ipv6, .translated = sees_nat64(vantage)};
    qualification.smtp4 = qualification.ipv4 && proved_throughout(vantage, &smtp_proved, Family::ipv4);
    qualification.smtp6 = qualification.ipv6 && proved_throughout(vantage, &smtp_proved, Family::ipv6);
    const auto& offsets = vantage.before.clock_offsets;
    qualification.times_trusted = offsets.size() >= 2 && std::all_of(offsets.begin(), offsets.end(), [](auto offset) {
                                      return std::chrono::abs(offset) < std::chrono::seconds(1);
                                  });
    if (const auto& first = ipv6 ? ipv6 : ipv4) {
        qualification.masked_by = first->check;
        qualification.reason = first->reason;
    }
    return qualification;
}

}  // namespace checks
