#pragma once

#include "collector/intake/entry.hpp"

#include <string_view>

namespace collector::intake {

/// One name or URL a line; what follows a # is a comment, empty lines mean nothing.
Entries read_plain_list(std::string_view octets);

}  // namespace collector::intake
