#pragma once

#include "http/exchange.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

/// Answers held against the description that the collector serves of itself.
namespace serving {

/// /api/v1/openapi.json.
const nlohmann::json& description();

/// The first header of this name; "" when there is none.
std::string header_of(const http::Response& response, std::string_view name);

/// The first fault of a value by one of the description's schemas; "" when there is none. Enough of JSON Schema for our own
/// description: $ref, type, enum, const, required, properties, additionalProperties, items, minItems, maxItems, allOf, anyOf,
/// minimum, maximum, pattern.
std::string schema_fault(const std::string& schema, const nlohmann::json& value);

/// What of an answer, on whichever side it was given, is not as the description says of its path and method; "" when nothing is.
/// Fixtures ask this of whatever is answered.
std::string unlike_description(const std::string& method, const std::string& path, const http::Response& response);

}  // namespace serving
