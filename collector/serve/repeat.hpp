#pragma once

#include "measure/ip.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace collector::serve {

/// A name with one of its addresses, as the evidence has them.
struct Pin {
    std::string name;
    measure::Address address;

    auto operator<=>(const Pin&) const = default;
};

/// Where a target was met: what a test of it must be pinned to.
struct Meeting {
    std::string domain;
    std::string zone;            ///< "" when not known: the domain stands for it.
    std::vector<Pin> hosts;      ///< Web hosts.
    std::vector<Pin> servers;    ///< Name servers.
    std::vector<Pin> parents;    ///< Name servers of the zone above.
    std::vector<Pin> exchanges;  ///< Mail hosts.
};

/// One word for a POSIX shell, whatever is in it.
std::string shell_word(std::string_view text);

/// Commands that repeat what a check observed: by the tools every operator has, at the addresses it was observed at, and
/// last by `sextant-probe check` itself. Few enough to read. Pure.
///
/// Names come from strangers: what is not a host name enters no command at all, and what enters one is quoted.
std::vector<std::string> repeat_commands(std::string_view check, const Meeting& meeting);

}  // namespace collector::serve
