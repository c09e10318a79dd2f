#pragma once

#include <string_view>

namespace wire {

/// Is the text UTF-8 (RFC 3629)?
bool is_utf8(std::string_view text);

}  // namespace wire
