#include "codec/fields.hpp"

namespace codec {

namespace dom = simdjson::dom;

Fields parse_object(std::string_view text, const JsonLimits& limits)
{
    thread_local JsonDocument document;
    return Fields(document.parse(text, limits));
}

Fields Fields::inner(dom::element value)
{
    dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) {
        throw Malformed("not an object", "");
    }
    return Fields(object);
}

std::string Fields::place_of(std::string_view key)
{
    return "/" + std::string(key);
}

void Fields::refuse(const std::string& what, std::string_view key)
{
    throw Malformed(what, place_of(key));
}

std::optional<dom::element> Fields::find(std::string_view key) const
{
    const auto end = object_.end();
    for (auto it = found_; it != end; ++it) {
        if (it.key_equals(key)) {
            found_ = it;
            return it.value();
        }
    }
    for (auto it = object_.begin(); it != found_; ++it) {
        if (it.key_equals(key)) {
            found_ = it;
            return it.value();
        }
    }
    return std::nullopt;
}

dom::element Fields::at(std::string_view key) const
{
    const auto value = find(key);
    if (!value) {
        refuse("missing", key);
    }
    return *value;
}

std::string_view Fields::view(std::string_view key) const
{
    std::string_view text;
    if (at(key).get_string().get(text) != simdjson::SUCCESS) {
        refuse("not a string", key);
    }
    return text;
}

std::string Fields::text_or(std::string_view key, std::string_view fallback) const
{
    return has(key) ? text(key) : std::string(fallback);
}

bool Fields::flag_or(std::string_view key, bool fallback) const
{
    const auto value = find(key);
    bool flag = fallback;
    if (value && value->get_bool().get(flag) != simdjson::SUCCESS) {
        refuse("neither true nor false", key);
    }
    return flag;
}

std::uint64_t Fields::number(std::string_view key, std::uint64_t most) const
{
    std::uint64_t number = 0;
    if (at(key).get_uint64().get(number) != simdjson::SUCCESS || number > most) {
        refuse("not a whole number from 0 to " + std::to_string(most), key);
    }
    return number;
}

std::uint64_t Fields::number_or(std::string_view key, std::uint64_t most, std::uint64_t fallback) const
{
    return has(key) ? number(key, most) : fallback;
}

int Fields::integer_or(std::string_view key, int fallback) const
{
    const auto value = find(key);
    if (!value) {
        return fallback;
    }
    constexpr std::int64_t kMost = 1'000'000'000;
    std::int64_t number = 0;
    if (value->get_int64().get(number) != simdjson::SUCCESS || number < -kMost || number > kMost) {
        refuse("not a whole number of at most nine digits", key);
    }
    return static_cast<int>(number);
}

double Fields::real(std::string_view key) const
{
    double number = 0;
    if (at(key).get_double().get(number) != simdjson::SUCCESS) {
        refuse("not a number", key);
    }
    return number;
}

measure::Timestamp Fields::time(std::string_view key) const
{
    return checked(measure::parse_rfc3339(view(key)), key);
}

measure::Duration Fields::duration(std::string_view key) const
{
    constexpr double kLongest = 1e9;
    const double seconds = real(key);
    if (!(seconds >= -kLongest && seconds <= kLongest)) {
        refuse("not a span of at most 1e9 seconds", key);
    }
    return measure::from_seconds(seconds);
}

std::optional<dom::array> Fields::find_list(std::string_view key) const
{
    const auto value = find(key);
    if (!value) {
        return std::nullopt;
    }
    dom::array list;
    if (value->get_array().get(list) != simdjson::SUCCESS) {
        refuse("not a list", key);
    }
    return list;
}

std::vector<std::string> Fields::texts_or_none(std::string_view key) const
{
    std::vector<std::string> found;
    const auto list = find_list(key);
    if (!list) {
        return found;
    }
    for (const auto item : *list) {
        std::string_view text;
        if (item.get_string().get(text) != simdjson::SUCCESS) {
            refuse("a list with something that is not a string", key);
        }
        found.emplace_back(text);
    }
    return found;
}

std::vector<double> Fields::reals_or_none(std::string_view key) const
{
    std::vector<double> found;
    const auto list = find_list(key);
    if (!list) {
        return found;
    }
    for (const auto item : *list) {
        double number = 0;
        if (item.get_double().get(number) != simdjson::SUCCESS) {
            refuse("a list with something that is not a number", key);
        }
        found.push_back(number);
    }
    return found;
}

}  // namespace codec
