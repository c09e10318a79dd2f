#pragma once

#include "http/exchange.hpp"

#include <string>

namespace http {

/// A header of the request by its name in lower case; "" when there is none.
inline std::string header_of(const Request& request, const std::string& name)
{
    const auto found = request.headers.find(name);
    return found == request.headers.end() ? std::string() : found->second;
}

}  // namespace http
