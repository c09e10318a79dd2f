#include "checks/conclude.hpp"
#include "checks/web_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kNone{"web_ipv4_literals.none", Outcome::pass, "no link of the page names an IPv4 address"};
constexpr Rule kFound{"web_ipv4_literals.found", Outcome::fail, "links of the page name IPv4 addresses instead of hosts",
                      Cause::redirect_to_v4only};
constexpr Rule kMasked{"web_ipv4_literals.masked", Outcome::not_testable, "no page was read"};
constexpr std::array kRules{kNone, kFound, kMasked};

/// Does the page name hosts, never IPv4 addresses?
///
/// Requirement  RFC 8683 section 4.6: DNS64 can do nothing for an address that was never looked up; RFC 6540.
/// Reads        IPv4 addresses that stand as hosts in attributes, scripts and the Content-Security-Policy of all pages read.
measure::Verdict judge_literals(const measure::Evidence& evidence)
{
    const auto& pages = evidence.content.pages;
    if (pages.empty()) {
        return conclude_masked(kMasked, "web.http6");
    }
    std::string found;
    for (const auto& page : pages) {
        for (const auto& literal : page.ipv4_literals) {
            const bool known = found.find(literal) != std::string::npos;
            found += known ? "" : (found.empty() ? "" : ", ") + literal;
        }
    }
    return found.empty() ? conclude(kNone) : conclude(kFound, found);
}

}  // namespace

extern constinit const Check web_ipv4_literals{
    .id = "web.ipv4_literals",
    .catalogue = "W-11",
    .area = Area::web,
    .question = "Does the page name hosts, never IPv4 addresses?",
    .requirement = "RFC 8683 section 4.6, RFC 6540",
    .level = measure::Level::info,
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_literals,
};

}  // namespace checks
