#pragma once

#include <string_view>

namespace collector::serve {

/// Does a reader with this Accept-Encoding field want gzip rather than the plain octets?
///
/// Requirement  RFC 9110 section 12.5.3: weights, "*", and a weight of 0 that refuses.
/// No field, or an empty one, gets the plain octets; so does a reader who weighs them higher.
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace collector::serve
