#pragma once

#include "measure/failure.hpp"

namespace probe::net {

/// What an errno of a socket means. EMFILE, no route and their like are ours, never the target's.
measure::Failure failure_from_errno(int error_number);

}  // namespace probe::net
