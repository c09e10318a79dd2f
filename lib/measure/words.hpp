#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace measure {

/// Every closed list has its words beside it: `words_of(Enum{})` returns them in the order of the enumerators.
/// The same word is used in JSON, SQL, metrics, docs and the dashboard (docs/vocabulary.md).
template <typename Enum>
constexpr std::string_view to_word(Enum value)
{
    return words_of(value)[static_cast<std::size_t>(value)];
}

/// The enumerator whose word is `text`; nullopt when the list has no such word.
template <typename Enum>
constexpr std::optional<Enum> from_word(std::string_view text)
{
    const auto words = words_of(Enum{});
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == text) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

}  // namespace measure
