#pragma once

#include "http/exchange.hpp"

#include <optional>
#include <string>

namespace http {

/// The token of `Authorization: Bearer TOKEN` (RFC 6750 section 2.1); nullopt without a well-formed one.
std::optional<std::string> bearer_token(const Request& request);

}  // namespace http
