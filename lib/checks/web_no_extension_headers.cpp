#include "checks/conclude.hpp"
#include "checks/web_reading.hpp"

namespace checks {
namespace {

using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kNone{"web_no_extension_headers.none", Outcome::pass,
                     "the site answers a client that sends no IPv6 extension headers and no fragments"};
constexpr Rule kMasked{"web_no_extension_headers.masked", Outcome::not_testable, "nothing answers over IPv6"};
constexpr std::array kRules{kNone, kMasked};

/// Does the site do without IPv6 extension headers?
///
/// Requirement  RFC 7872, RFC 8900: paths drop packets with extension headers, fragments among them.
/// Reads        whether any page came over IPv6: our requests go over TCP, which sends neither.
measure::Verdict judge_headers(const measure::Evidence& evidence)
{
    if (any_name_good(evidence, Family::ipv6)) {
        return conclude(kNone);
    }
    return conclude_masked(kMasked, routable(evidence, Family::ipv6).empty() ? "web.routable_aaaa" : "web.http6");
}

}  // namespace

extern constinit const Check web_no_extension_headers{
    .id = "web.no_extension_headers",
    .catalogue = "W-18",
    .area = Area::web,
    .question = "Does the site do without IPv6 extension headers?",
    .requirement = "RFC 7872, RFC 8900",
    .level = measure::Level::info,
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_headers,
};

}  // namespace checks
