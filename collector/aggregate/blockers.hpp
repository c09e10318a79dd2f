#pragma once

#include "collector/ports/hosting.hpp"
#include "measure/evidence.hpp"
#include "measure/verdict.hpp"

#include <span>
#include <string>
#include <vector>

namespace collector::aggregate {

/// What stands in the way of each check that fails: all of it must be mended before the check can pass.
///
/// Name servers without IPv6 or silent over it, mail hosts likewise, hosts that the page needs, each by its name; of a
/// service without IPv6 address the network it stands in (see fault_site.hpp, which tells the rest). `cluster` is that of
/// operator_cluster.hpp. Sorted and distinct; names that are no host names are left out. Pure.
std::vector<Blocker> find_blockers(const measure::Evidence& evidence, const measure::ContextFacts& context,
                                   std::span<const measure::Verdict> verdicts, const std::string& cluster);

}  // namespace collector::aggregate
