#pragma once

#include "probe/cpe/judge/scene.hpp"
#include "probe/cpe/watch/standing.hpp"

#include <string>
#include <vector>

namespace cpe::watch {

/// What a round heard of advertisements to all nodes: rows that need hours add it up.
struct Heard {
    Time from;
    Time to;
    std::uint32_t adverts = 0;
    std::uint32_t longest_silence = 0;  ///< Seconds, also across the rounds before.
    std::uint32_t router_lifetime = 0;  ///< The last one announced.
    std::vector<std::string> prefixes;  ///< Of global scope and preferred, in order.
    std::vector<std::string> routes;    ///< Route information of global scope (RFC 4191).

    bool operator==(const Heard&) const = default;
};

/// `last` is when the last advertisement to all nodes came before this round, if one did.
Heard hear(const judge::Scene& scene, std::optional<Time> last);

/// When the last one of a round came.
std::optional<Time> last_advert(const judge::Scene& scene);

/// Rows over the whole window: L-1c, E2E-3 and E2E-4, by their names.
std::vector<std::pair<std::string, judge::Finding>> long_rows(const std::vector<Heard>& heard);

}  // namespace cpe::watch
