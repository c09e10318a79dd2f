#pragma once

#include <simdjson.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace codec {

/// Limits on foreign JSON.
struct JsonLimits {
    std::size_t octets = 1U << 20U;
    int depth = 16;
};

/// One parsed JSON object. Memory is kept from text to text: a batch is thousands of lines.
///
/// simdjson checks grammar, depth, numbers and UTF-8; what it lets through is refused here: keys that stand twice, and
/// escapes of half a surrogate pair, which would become octets that are no UTF-8.
class JsonDocument {
public:
    /// The object of `text`, valid until the next call. Throws Malformed.
    simdjson::dom::object parse(std::string_view text, const JsonLimits& limits);

private:
    void inspect(simdjson::dom::element value);
    void inspect_list(simdjson::dom::array list);
    void inspect_object(simdjson::dom::object object);
    void refuse_repeated(std::size_t first);
    void refuse_broken(std::string_view text) const;

    simdjson::dom::parser parser_;
    std::string padded_;
    std::vector<std::string_view> keys_;  ///< Of the objects being inspected, innermost last.
    bool has_escapes_ = false;
};

}  // namespace codec
