#pragma once

#include "measure/result.hpp"

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace collector::context {

/// A decimal number of 32 bits and nothing else.
inline measure::Result<std::uint32_t> parse_number(std::string_view text)
{
    std::uint32_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) {
        return measure::error("'" + std::string(text) + "' is not a number of 32 bits");
    }
    return number;
}

}  // namespace collector::context
