#pragma once

#include "http/exchange.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace collector::ingest {

/// A refusal as the probe sees it. `kind` is permanent and from a closed list: probes act on it, metrics count it.
struct Problem {
    int status = 400;
    std::string_view kind;  ///< Last part of the problem's type: "token_unknown".
    std::string title;
    std::string detail;
    std::optional<std::chrono::seconds> retry_after;
};

http::Response to_response(const Problem& problem);

}  // namespace collector::ingest
