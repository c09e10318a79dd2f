#pragma once

#include <cstdint>

namespace measure {

/// The attempt of a task that belongs to no round: somebody asked for it because of a disputed verdict. It has no vote.
inline constexpr std::uint32_t kRecheck = 0;

}  // namespace measure
