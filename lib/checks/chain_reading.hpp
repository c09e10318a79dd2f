#pragma once

#include "measure/evidence.hpp"
#include "measure/verdict.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the checks ask of the chains in the evidence.
namespace checks {

/// How a name fares for a client without IPv4.
enum class Standing : std::uint8_t {
    reached,  ///< the chain arrives over IPv6; a bogus answer is one too, dns.dnssec6 speaks of it
    blocked,  ///< over IPv4 alone it arrives, over IPv6 alone it does not
    neither,  ///< it arrives over neither family: no matter of IPv6
    unclear,  ///< the resolver finds nothing over IPv6, yet our walk gets through
    unknown,  ///< never asked, or our own trouble
};

/// The first zone at which the way over IPv6 ends.
struct Block {
    std::string zone;
    measure::Cause cause = measure::Cause::ns_dead;  ///< What is wrong with the zone; chain_parent: only its name is known.
    std::string detail;                              ///< A server of it and what it did.
};

struct ChainReading {
    Standing standing = Standing::unknown;
    std::optional<Block> block;               ///< Set with blocked.
    std::optional<measure::Failure> failure;  ///< Our own trouble, with unknown.
};

/// The chain of a question over one family; nullptr when it was not asked.
const measure::Chain* chain_of(const measure::Evidence& evidence, const measure::Question& question, measure::Family family);

ChainReading read_chain(const measure::Evidence& evidence, const measure::Question& question);

/// The same for the addresses of a host, as observe_host_chain() asks for them.
ChainReading read_host_chain(const measure::Evidence& evidence, std::string_view host);

/// How several hosts fare together. Those that arrive over neither family are no matter of IPv6 and are not counted.
struct HostTally {
    std::size_t reached = 0;
    std::size_t counted = 0;
    std::string blocked;                   ///< The last host that is blocked, and where.
    std::optional<measure::Cause> cause;   ///< What is wrong with the zone that blocks it.
    std::optional<measure::Failure> ours;  ///< Our own trouble with one of them.
};

HostTally tally_hosts(const measure::Evidence& evidence, const std::vector<std::string>& hosts);

/// What a check of several hosts can say.
struct HostRules {
    const measure::Rule& all;
    const measure::Rule& some;  ///< Partial, with the share.
    const measure::Rule& none;
    const measure::Rule& local;
};

/// The verdict of a tally of `hosts` hosts.
measure::Verdict conclude_hosts(const HostTally& seen, std::size_t hosts, const HostRules& rules);

/// "gov.example: ns1.gov.example has no IPv6 address".
std::string block_text(const Block& block);

}  // namespace checks
