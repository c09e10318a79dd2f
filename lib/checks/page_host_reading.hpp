#pragma once

#include "measure/evidence.hpp"
#include "measure/verdict.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// How the hosts that a page needs fare for a visitor without IPv4 (W-12, W-13).
namespace checks {

enum class Reach : std::uint8_t {
    reached,  ///< it answers over IPv6, and its name is found over IPv6 alone
    missing,  ///< it answers, but not to a visitor without IPv4
    gone,     ///< it answers over neither family: no matter of IPv6
    unknown,  ///< not asked, or our own trouble
};

struct HostReading {
    Reach reach = Reach::unknown;
    measure::Cause cause = measure::Cause::third_party_v4only;  ///< With missing.
    std::string detail;                    ///< With missing, for people: "cdn.test (script): no AAAA record".
    std::optional<measure::Failure> ours;  ///< With unknown, when it was our own or our resolver's trouble.
};

HostReading read_page_host(const measure::Evidence& evidence, const measure::PageHost& host);

/// Is the page broken without this host?
bool is_critical(const measure::PageHost& host);

}  // namespace checks
