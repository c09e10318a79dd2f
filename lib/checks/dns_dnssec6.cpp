#include "checks/chain_reading.hpp"
#include "checks/conclude.hpp"
#include "checks/dns_reading.hpp"

#include <algorithm>
#include <optional>

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;
using measure::Security;

constexpr Rule kValid{"dns_dnssec6.valid", Outcome::pass, "the zone's signatures validate over IPv6 alone"};
constexpr Rule kBogus6{"dns_dnssec6.bogus6", Outcome::fail, "over IPv6 the signatures do not validate, over IPv4 they do",
                       Cause::dnssec_bogus};
constexpr Rule kBogus{"dns_dnssec6.bogus", Outcome::fail, "the signatures do not validate", Cause::dnssec_bogus};
constexpr Rule kUnsigned{"dns_dnssec6.unsigned", Outcome::not_applicable, "the zone is not signed"};
constexpr Rule kUnchecked{"dns_dnssec6.unchecked", Outcome::not_testable, "this probe has no trust anchor"};
constexpr Rule kMasked{"dns_dnssec6.masked", Outcome::not_testable, "the zone, or its keys, cannot be had over IPv6 alone"};
constexpr Rule kLocal{"dns_dnssec6.local", Outcome::not_testable, "the probe's own trouble prevented the resolution"};
constexpr std::array kRules{kValid, kBogus6, kBogus, kUnsigned, kUnchecked, kMasked, kLocal};

/// What IPv4 brought of the same question, when it brought anything.
std::optional<Security> security_over4(const measure::Evidence& evidence, const measure::Question& question)
{
    const auto* over4 = chain_of(evidence, question, measure::Family::ipv4);
    return over4 != nullptr && measure::arrived(*over4) ? std::optional(over4->security) : std::nullopt;
}

/// Does no server's DNSKEY answer arrive? Then what loses large answers is the fault, not the signing.
bool keys_are_lost6(const measure::Evidence& evidence)
{
    const auto seen = large_answers6(evidence);
    return !seen.empty() && std::none_of(seen.begin(), seen.end(), [](const auto& entry) { return entry.second.whole; });
}

measure::Verdict judge_bogus(const measure::Evidence& evidence, const measure::Chain& over6)
{
    const auto over4 = security_over4(evidence, over6.question);
    if (over4 != Security::bogus && keys_are_lost6(evidence)) {
        return conclude_masked(kMasked, "dns.large_answer");
    }
    const auto* ours = own_trouble6(evidence);
    if (over4 != Security::bogus && ours != nullptr) {
        return conclude_local(kLocal, *ours->failure);  // Whether the keys arrive could not be asked.
    }
    return conclude(over4 == Security::secure ? kBogus6 : kBogus, over6.why_bogus);
}

measure::Verdict judge_answer(const measure::Evidence& evidence, const measure::Chain& over6)
{
    switch (over6.security) {
        case Security::secure: return conclude(kValid);
        case Security::insecure: return conclude(kUnsigned);
        case Security::unchecked: return conclude_unasked(kUnchecked);
        case Security::bogus: break;
    }
    return judge_bogus(evidence, over6);
}

/// Do the zone's signatures validate for a client without IPv4?
///
/// Requirement  RFC 4033 section 5, RFC 4035 section 5: keys and signatures on the whole way must be had over IPv6 as well.
/// Reads        the zone's chain, as a validator with IPv4 turned off saw it.
measure::Verdict judge_dnssec(const measure::Evidence& evidence)
{
    const measure::Question question{.name = measure::zone_of(evidence), .type = measure::rr::kSoa};
    const auto* over6 = chain_of(evidence, question, measure::Family::ipv6);
    if (over6 == nullptr) {
        return question.name.empty() ? conclude_masked(kMasked, "dns.zone_cut") : conclude_unasked(kLocal);
    }
    if (over6->failure && is_ours(*over6->failure)) {
        return conclude_local(kLocal, *over6->failure);
    }
    return measure::arrived(*over6) ? judge_answer(evidence, *over6) : conclude_masked(kMasked, "dns.chain6");
}

}  // namespace

extern constinit const Check dns_dnssec6{
    .id = "dns.dnssec6",
    .catalogue = "D-11",
    .area = Area::dns,
    .version = 2,
    .question = "Do the zone's signatures validate over IPv6 alone?",
    .requirement = "RFC 4033, RFC 4034, RFC 4035",
    .needs = Needs::both,
    .rules = kRules,
    .judge = &judge_dnssec,
};

}  // namespace checks
