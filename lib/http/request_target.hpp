#pragma once

#include "measure/result.hpp"

#include <map>
#include <string>
#include <string_view>

namespace http {

/// The request target, decoded: what a router compares.
struct RequestTarget {
    std::string path;
    std::map<std::string, std::string> query;  ///< The first of a repeated key.
};

/// Reads origin-form and absolute-form (RFC 9112 section 3.2). Refuses NUL and malformed percent-encoding.
measure::Result<RequestTarget> read_target(std::string_view text);

}  // namespace http
