#pragma once

#include "codec/json_document.hpp"
#include "codec/malformed.hpp"
#include "measure/result.hpp"
#include "measure/time.hpp"
#include "measure/words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace codec {

/// A cursor over one JSON object that names the place of whatever is missing or of the wrong type.
///
/// It knows nothing of where its object stands: objects and lists within are read by functions given to `object` and
/// `list`, and a Malformed that comes out of them gets the key they stand under. So a place costs nothing until it is needed.
class Fields {
public:
    explicit Fields(simdjson::dom::object object) : object_(object), found_(object.begin()) {}

    std::string text(std::string_view key) const { return std::string(view(key)); }
    std::string text_or(std::string_view key, std::string_view fallback) const;
    bool flag_or(std::string_view key, bool fallback) const;
    std::uint64_t number(std::string_view key, std::uint64_t most) const;
    std::uint64_t number_or(std::string_view key, std::uint64_t most, std::uint64_t fallback) const;
    int integer_or(std::string_view key, int fallback) const;
    double real(std::string_view key) const;
    measure::Timestamp time(std::string_view key) const;
    measure::Duration duration(std::string_view key) const;
    bool has(std::string_view key) const { return find(key).has_value(); }
    std::vector<std::string> texts_or_none(std::string_view key) const;
    std::vector<double> reals_or_none(std::string_view key) const;

    /// A string of the document itself: gone with it.
    std::string_view view(std::string_view key) const;

    /// The object at `key`, read by `read`.
    template <typename T>
    T object(std::string_view key, T (*read)(const Fields&)) const
    {
        try {
            return read(inner(at(key)));
        } catch (Malformed& failure) {
            failure.pointer.insert(0, place_of(key));
            throw;
        }
    }

    /// The objects in the list at `key`, each read by `read`; none without a list.
    template <typename T>
    std::vector<T> list_or_none(std::string_view key, T (*read)(const Fields&)) const
    {
        const auto list = find_list(key);
        if (!list) {
            return {};
        }
        std::vector<T> found;
        found.reserve(list->size());
        try {
            for (const auto item : *list) {
                found.push_back(read(inner(item)));
            }
        } catch (Malformed& failure) {
            failure.pointer.insert(0, place_of(key) + place_of(std::to_string(found.size())));
            throw;
        }
        return found;
    }

    /// The enumerator whose word stands at `key`.
    template <typename Enum>
    Enum word(std::string_view key) const
    {
        return known(measure::from_word<Enum>(view(key)), key);
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

    static Fields inner(simdjson::dom::element value);
    static std::string place_of(std::string_view key);
    simdjson::dom::element at(std::string_view key) const;
    std::optional<simdjson::dom::element> find(std::string_view key) const;
    std::optional<simdjson::dom::array> find_list(std::string_view key) const;
    [[noreturn]] static void refuse(const std::string& what, std::string_view key);

    simdjson::dom::object object_;
    /// The key found last: writers and readers go through an object in the same order, so the next one is near.
    mutable simdjson::dom::object::iterator found_;
};

/// Parses one JSON object. The Fields are valid until the next call on this thread. Throws Malformed.
Fields parse_object(std::string_view text, const JsonLimits& limits = {});

}  // namespace codec
