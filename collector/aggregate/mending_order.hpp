#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace collector::aggregate {

/// Things by number, rising: all that must be mended before a service is whole.
using Needs = std::vector<std::uint32_t>;

/// Things to mend together, and how many more services are whole then.
struct MendingStep {
    Needs mend;
    std::size_t gained = 0;
};

/// What to mend first so that most services become whole: `services` counts them by their needs; at most `most` things.
///
/// Greedy: of the bundles that some service still needs, the one that frees most services for each thing mended, then the
/// smaller one, then the first in order. The best choice of all is a cover problem that nobody solves for a nation;
/// each step's own number is exact. Pure, and the same for the same services.
std::vector<MendingStep> mending_order(const std::map<Needs, std::size_t>& services, std::size_t most);

}  // namespace collector::aggregate
