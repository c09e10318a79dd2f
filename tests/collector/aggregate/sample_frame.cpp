#include "tests/collector/aggregate/sample_frame.hpp"

#include <string>

namespace collector::sites {

using measure::Role;

measure::Frame frame_of(std::size_t count)
{
    measure::Frame frame{.country = "KE", .title = "Kenya", .sha256 = "ff"};
    for (std::size_t i = 0; i < count; ++i) {
        frame.targets.push_back({.domain = "t" + std::to_string(i) + ".example.test",
                                 .country = "KE",
                                 .tier = measure::Tier::agency,
                                 .roles = {Role::web, Role::dns}});
    }
    return frame;
}

}  // namespace collector::sites
