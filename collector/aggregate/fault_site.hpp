#pragma once

#include "collector/ports/hosting.hpp"
#include "measure/verdict.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace collector::aggregate {

/// The thing to be mended so that a verdict passes.
struct FaultSite {
    SiteKind kind = SiteKind::target;
    std::string name;

    auto operator<=>(const FaultSite&) const = default;
};

/// Where a verdict's fault lies, as far as is known.
///
/// A fault of a DNS operator lies with the name server the verdict names; one of a hosting operator in the network of the
/// target (`cluster`, see operator_cluster.hpp), else at the address the verdict names; a missing IPv6 address, too, is
/// told by network, for there it is usually missing for all. Any other lies with the host the verdict names. Where nothing
/// is known it lies with the target. Pure; a name is told only when it reads as a host name or an address.
FaultSite fault_site(const measure::Verdict& verdict, const std::string& target, const std::string& cluster);

/// Does the word read as a host name of more than one label? Details and evidence hold what strangers sent.
bool is_host_name(std::string_view word);

}  // namespace collector::aggregate
