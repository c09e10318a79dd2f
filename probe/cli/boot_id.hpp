#pragma once

#include <string>

namespace probe::cli {

/// The kernel's id of this boot, which tells monotonic clocks apart; "" where it is not to be had.
std::string boot_id();

}  // namespace probe::cli
