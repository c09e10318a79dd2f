#pragma once

#include "probe/cpe/frames/octets.hpp"

#include <vector>

namespace cpe::frames {

/// A frame that was built whole, in two fragments: the first with so many octets above IP, a multiple of eight
/// (RFC 8200 section 4.5, RFC 791 section 2.3). The frame itself when there is nothing to cut.
std::vector<Octets> in_fragments(OctetView frame, std::size_t first);

/// An IPv4 frame with DF set (RFC 791 section 3.1).
Octets not_to_be_cut(Octets frame);

}  // namespace cpe::frames
