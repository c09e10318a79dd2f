#pragma once

#include "probe/cpe/frames/frame.hpp"

namespace cpe::frames {

/// Reads an Ethernet frame into facts. Octets from the wire are hostile: never throws, a broken frame is `malformed`.
///
/// Pure.
Frame dissect(OctetView octets);

}  // namespace cpe::frames
