#pragma once

#include "probe/cpe/judge/judge.hpp"

#include <array>
#include <string_view>

namespace cpe::report {

/// What a row is about, as a reader of reports sees it.
struct Area {
    std::string_view name;
    std::array<std::string_view, 3> begins;  ///< How its rows begin.
};

constexpr std::array<Area, 10> kAreas{{
    {"The router as an IPv6 node", {"G-"}},
    {"Its WAN link", {"W-", "WLL-"}},
    {"Its address on the WAN", {"WAA-"}},
    {"The prefix it is delegated", {"WPD-"}},
    {"Unique local addresses", {"ULA-"}},
    {"What hosts on the LAN are told", {"L-"}},
    {"Prefixes for routers on the LAN", {"LPD-"}},
    {"Security", {"SEC-", "S-", "REC-"}},
    {"Names", {"DNS-"}},
    {"IPv4 as a service, and end to end", {"", "", ""}},
}};

/// The number of its area; the last one takes what no other does.
inline std::size_t area_of(const judge::Row& row)
{
    for (std::size_t i = 0; i + 1 < kAreas.size(); ++i) {
        for (const auto begin : kAreas[i].begins) {
            if (!begin.empty() && row.id.starts_with(begin)) {
                return i;
            }
        }
    }
    return kAreas.size() - 1;
}

/// Does the row count in the profile of the run?
inline bool counts(const judge::Verdicts& verdicts, const judge::Row& row)
{
    const auto found = verdicts.by_profile.find(&row);
    return found == verdicts.by_profile.end() || found->second.counts;
}

}  // namespace cpe::report
