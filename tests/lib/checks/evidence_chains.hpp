#pragma once

#include "tests/lib/checks/evidence_builder.hpp"

#include <string>
#include <vector>

/// The part of the evidence that goes through other zones: the parent's referral, ways from the root, the way back.
namespace evidence_builder {

/// The parent's server, the addresses that only wrong glue gives, and a name outside the zone.
inline constexpr const char* kParentServer = "ns.test";
inline constexpr const char* kStrayGlue = "2d00::99";
inline constexpr const char* kCdn = "www.cdn.test";

void observe_delegation(const Plan& plan, measure::Evidence& evidence);
void observe_chains(const Plan& plan, measure::Evidence& evidence);
/// A name resolved over IPv6 alone, and over IPv4 where that does not arrive.
void resolve_from_root(const BendChain& bend, const measure::Question& question, measure::Evidence& evidence);
void observe_reverse(const Plan& plan, measure::Evidence& evidence);

BendChain of(std::string name, BendChain bend);           ///< Chains of this name alone.
BendChain along(measure::Family family, BendChain bend);  ///< Chains over this family alone.
BendChain both(BendChain first, BendChain second);
BendChain no_way(std::vector<measure::ChainLink> links);  ///< SERVFAIL, and where our walk ended.
BendChain chain_lost(measure::FailureKind kind, measure::Locus locus = measure::Locus::target);
BendChain proved(measure::Security security);

/// A zone all of whose servers did this.
measure::ChainLink link(std::string zone, std::vector<measure::ChainServer> servers);

/// What the parent's server says of the zone: every glue record of this name becomes these addresses.
BendLookup glue(std::string server, std::vector<std::string> addresses);

}  // namespace evidence_builder
