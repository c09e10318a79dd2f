#pragma once

#include "measure/evidence.hpp"

#include <string>
#include <vector>

namespace measure {

/// Names outside the target's own zone that its web names are aliases of: targets of CNAME (RFC 1034 section 3.6.2) and of
/// HTTPS in alias mode (RFC 9460 section 2.4.2). In the order met, distinct; the root as target means "no service".
std::vector<std::string> alias_targets(const Evidence& evidence);

}  // namespace measure
