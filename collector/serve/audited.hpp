#pragma once

#include "collector/serve/answer.hpp"
#include "collector/serve/site.hpp"
#include "http/exchange.hpp"

#include <optional>
#include <string>

namespace collector::serve {

/// Writes down what somebody with a token is about to do. A problem when it cannot be written: then it is not done either.
std::optional<http::Problem> write_down(const Site& site, const http::Request& request, const Person& who,
                                        const std::string& action, bool allowed);

}  // namespace collector::serve
