#pragma once

#include "measure/target.hpp"

namespace measure {

/// The domain for people: as they write it, with the A-labels behind it where they differ.
std::string shown_name(const Target& target);

}  // namespace measure
