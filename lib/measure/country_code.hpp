#pragma once

#include <algorithm>
#include <string_view>

namespace measure {

/// Whether the text is written as an ISO 3166-1 alpha-2 code: two capital letters. Whether it is assigned is not asked.
constexpr bool is_country_code(std::string_view text)
{
    return text.size() == 2 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace measure
