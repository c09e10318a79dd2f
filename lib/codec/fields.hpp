#pragma once

#include "measure/result.hpp"
#include "measure/time.hpp"
#include "measure/words.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace codec {

/// What is wrong with a JSON text, and where. Thrown inside codec only; the functions it exports return Result.
class Malformed : public std::runtime_error {
public:
    Malformed(std::string what, std::string pointer);
    std::string pointer;
};

/// Limits on foreign JSON: nlohmann has none of its own.
struct JsonLimits {
    std::size_t octets = 1U << 20U;
    int depth = 16;
};

/// Parses one JSON object. Throws Malformed for invalid UTF-8, duplicate keys, too much depth or size.
nlohmann::json parse_object(std::string_view text, const JsonLimits& limits = {});

/// A cursor over one JSON object that names the place of whatever is missing or of the wrong type.
class Fields {
public:
    Fields(const nlohmann::json& object, std::string pointer);

    std::string text(std::string_view key) const;
    std::string text_or(std::string_view key, std::string_view fallback) const;
    bool flag_or(std::string_view key, bool fallback) const;
    std::uint64_t number(std::string_view key, std::uint64_t most) const;
    std::uint64_t number_or(std::string_view key, std::uint64_t most, std::uint64_t fallback) const;
    int integer_or(std::string_view key, int fallback) const;
    double real(std::string_view key) const;
    measure::Timestamp time(std::string_view key) const;
    measure::Duration duration(std::string_view key) const;
    bool has(std::string_view key) const;
    Fields object(std::string_view key) const;
    std::vector<Fields> objects_or_none(std::string_view key) const;
    std::vector<std::string> texts_or_none(std::string_view key) const;
    std::vector<double> reals_or_none(std::string_view key) const;

    /// The enumerator whose word stands at `key`.
    template <typename Enum>
    Enum word(std::string_view key) const
    {
        return known(measure::from_word<Enum>(text(key)), key);
    }

    /// The enumerators whose words stand in the list at `key`.
    template <typename Enum>
    std::vector<Enum> words_or_none(std::string_view key) const
    {
        std::vector<Enum> found;
        for (const auto& text : texts_or_none(key)) {
            found.push_back(known(measure::from_word<Enum>(text), key));
        }
        return found;
    }

    /// The value of a Result, or Malformed with its message at `key`.
    template <typename T>
    T checked(measure::Result<T> result, std::string_view key) const
    {
        if (!result) {
            refuse(result.error().what, key);
        }
        return *std::move(result);
    }

private:
    template <typename T>
    T known(std::optional<T> value, std::string_view key) const
    {
        if (!value) {
            refuse("unknown word", key);
        }
        return *value;
    }

    const nlohmann::json& at(std::string_view key) const;
    const nlohmann::json* find(std::string_view key) const;
    const nlohmann::json* list_or_none(std::string_view key) const;
    [[noreturn]] void refuse(const std::string& what, std::string_view key) const;

    const nlohmann::json* object_;
    std::string pointer_;
};

}  // namespace codec
