#pragma once

#include "collector/http/exchange.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace collector::ingest {

/// A refusal as the probe sees it (RFC 9457). `kind` is permanent: probes and operators act on it.
struct Problem {
    int status = 400;
    std::string_view kind;  ///< Last part of the type URI: "token_unknown".
    std::string title;
    std::string detail;
    std::optional<std::chrono::seconds> retry_after;
};

http::Response to_response(const Problem& problem);

}  // namespace collector::ingest
