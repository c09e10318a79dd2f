#pragma once

#include "daemon/config.hpp"
#include "measure/target.hpp"

namespace frames {

/// The keys of one [[target]].
void bind_target(daemons::ConfigTable& keys, measure::Target& target);

}  // namespace frames
