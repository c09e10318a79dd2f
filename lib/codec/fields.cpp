#include "codec/fields.hpp"

#include <nlohmann/json.hpp>

#include <set>

namespace codec {
namespace {

using nlohmann::json;

/// Refuses what nlohmann lets through: depth without end and keys that stand twice.
class Guard {
public:
    explicit Guard(const JsonLimits& limits) : limits_(limits) {}

    bool operator()(int depth, json::parse_event_t event, json& parsed)
    {
        if (depth > limits_.depth) {
            throw Malformed("nested too deeply", "");
        }
        if (event == json::parse_event_t::object_start) {
            keys_.emplace_back();
        } else if (event == json::parse_event_t::object_end) {
            keys_.pop_back();
        } else if (event == json::parse_event_t::key && !keys_.back().insert(parsed.get<std::string>()).second) {
            throw Malformed("key '" + parsed.get<std::string>() + "' stands twice", "");
        }
        return true;
    }

private:
    JsonLimits limits_;
    std::vector<std::set<std::string>> keys_;
};

}  // namespace

Malformed::Malformed(std::string what, std::string place) : std::runtime_error(std::move(what)), pointer(std::move(place)) {}

json parse_object(std::string_view text, const JsonLimits& limits)
{
    if (text.size() > limits.octets) {
        throw Malformed("longer than " + std::to_string(limits.octets) + " octets", "");
    }
    Guard guard(limits);
    try {
        auto parsed = json::parse(text, std::ref(guard));
        if (!parsed.is_object()) {
            throw Malformed("not a JSON object", "");
        }
        return parsed;
    } catch (const json::exception& failure) {
        throw Malformed(failure.what(), "");
    }
}

Fields::Fields(const json& object, std::string pointer) : object_(&object), pointer_(std::move(pointer))
{
    if (!object.is_object()) {
        throw Malformed("not an object", pointer_);
    }
}

void Fields::refuse(const std::string& what, std::string_view key) const
{
    throw Malformed(what, pointer_ + "/" + std::string(key));
}

const json* Fields::find(std::string_view key) const
{
    const auto found = object_->find(std::string(key));
    return found == object_->end() ? nullptr : &*found;
}

const json& Fields::at(std::string_view key) const
{
    const auto* value = find(key);
    if (value == nullptr) {
        refuse("missing", key);
    }
    return *value;
}

bool Fields::has(std::string_view key) const
{
    return find(key) != nullptr;
}

std::string Fields::text(std::string_view key) const
{
    const auto& value = at(key);
    if (!value.is_string()) {
        refuse("not a string", key);
    }
    return value.get<std::string>();
}

std::string Fields::text_or(std::string_view key, std::string_view fallback) const
{
    return has(key) ? text(key) : std::string(fallback);
}

bool Fields::flag_or(std::string_view key, bool fallback) const
{
    const auto* value = find(key);
    if (value != nullptr && !value->is_boolean()) {
        refuse("neither true nor false", key);
    }
    return value == nullptr ? fallback : value->get<bool>();
}

std::uint64_t Fields::number(std::string_view key, std::uint64_t most) const
{
    const auto& value = at(key);
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > most) {
        refuse("not a whole number from 0 to " + std::to_string(most), key);
    }
    return value.get<std::uint64_t>();
}

std::uint64_t Fields::number_or(std::string_view key, std::uint64_t most, std::uint64_t fallback) const
{
    return has(key) ? number(key, most) : fallback;
}

int Fields::integer_or(std::string_view key, int fallback) const
{
    const auto* value = find(key);
    if (value == nullptr) {
        return fallback;
    }
    constexpr std::int64_t kMost = 1'000'000'000;
    const bool whole = value->is_number_integer() && !(value->is_number_unsigned() && value->get<std::uint64_t>() > kMost);
    if (!whole || value->get<std::int64_t>() < -kMost) {
        refuse("not a whole number of at most nine digits", key);
    }
    return value->get<int>();
}

double Fields::real(std::string_view key) const
{
    const auto& value = at(key);
    if (!value.is_number()) {
        refuse("not a number", key);
    }
    return value.get<double>();
}

measure::Timestamp Fields::time(std::string_view key) const
{
    return checked(measure::parse_rfc3339(text(key)), key);
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

Fields Fields::object(std::string_view key) const
{
    return {at(key), pointer_ + "/" + std::string(key)};
}

const json* Fields::list_or_none(std::string_view key) const
{
    const auto* list = find(key);
    if (list != nullptr && !list->is_array()) {
        refuse("not a list", key);
    }
    return list;
}

std::vector<Fields> Fields::objects_or_none(std::string_view key) const
{
    std::vector<Fields> found;
    if (const auto* list = list_or_none(key)) {
        for (const auto& item : *list) {
            found.emplace_back(item, pointer_ + "/" + std::string(key) + "/" + std::to_string(found.size()));
        }
    }
    return found;
}

std::vector<std::string> Fields::texts_or_none(std::string_view key) const
{
    std::vector<std::string> found;
    if (const auto* list = list_or_none(key)) {
        for (const auto& item : *list) {
            if (!item.is_string()) {
                refuse("a list with something that is not a string", key);
            }
            found.push_back(item.get<std::string>());
        }
    }
    return found;
}

std::vector<double> Fields::reals_or_none(std::string_view key) const
{
    std::vector<double> found;
    if (const auto* list = list_or_none(key)) {
        for (const auto& item : *list) {
            if (!item.is_number()) {
                refuse("a list with something that is not a number", key);
            }
            found.push_back(item.get<double>());
        }
    }
    return found;
}

}  // namespace codec
