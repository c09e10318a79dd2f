#pragma once

#include "http/exchange.hpp"
#include "http/problem.hpp"
#include "measure/result.hpp"

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace collector::serve {

/// Members stay in the order written: people read this.
using Json = nlohmann::ordered_json;

/// What a handler gives: an answer, or the problem that stood in its way.
using Answer = tl::expected<http::Response, http::Problem>;

/// 200 with a body of this type.
http::Response answer_text(std::string_view media_type, std::string body);

/// 200 with the document; bytes that are not UTF-8 become U+FFFD.
http::Response answer_json(const Json& document);

/// {"schema": 1}, to be filled.
Json new_document();

/// One JSON object on one line, as streams carry it.
std::string one_line(const Json& document);

http::Problem not_found(std::string detail);

/// The index could not be read: our failure, told without details.
http::Problem unavailable();

}  // namespace collector::serve
