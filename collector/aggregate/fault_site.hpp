#pragma once

#include "measure/verdict.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace collector::aggregate {

/// What sort of thing is at fault.
enum class SiteKind : std::uint8_t { target, host, name_server, address, network };

constexpr std::array<std::string_view, 5> words_of(SiteKind)
{
    return {"target", "host", "name_server", "address", "network"};
}

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

}  // namespace collector::aggregate
