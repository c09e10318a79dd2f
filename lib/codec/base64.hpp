#pragma once

#include "measure/result.hpp"

#include <string>
#include <string_view>

namespace codec {

/// RFC 4648 section 4, with padding.
std::string to_base64(std::string_view octets);

/// The inverse; any other character, wrong padding or length is an error.
measure::Result<std::string> from_base64(std::string_view text);

}  // namespace codec
