#pragma once

#include "codec/evidence_json.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

/// What everything that writes facts as JSON has in common.
namespace codec {

using Json = nlohmann::ordered_json;

/// Room for every key from the start: an object that grows copies its keys, which cost a third of writing evidence.
inline Json object_of(std::size_t keys = 16)
{
    Json json(Json::value_t::object);
    json.get_ref<Json::object_t&>().reserve(keys);
    return json;
}

/// Sets `key` unless the value is what a missing key means.
template <typename T>
void put(Json& json, const char* key, const T& value)
{
    if (value != T{}) {
        json[key] = value;
    }
}

/// A list of objects, each made by `write`; an empty list is left out.
template <typename T>
void put_each(Json& json, const char* key, const std::vector<T>& list, Json (*write)(const T&))
{
    if (list.empty()) {
        return;
    }
    auto& array = json[key] = Json::array();
    array.template get_ref<Json::array_t&>().reserve(list.size());
    for (const auto& item : list) {
        array.push_back(write(item));
    }
}

template <typename Enum>
void put_words(Json& json, const char* key, const std::vector<Enum>& values)
{
    for (const auto value : values) {
        json[key].push_back(std::string(measure::to_word(value)));
    }
}

inline void put_failure(Json& json, const std::optional<measure::Failure>& failure)
{
    if (failure) {
        json["failure"] = to_json(*failure);
    }
}

/// The time and place every connection-like observation begins with.
template <typename Observation>
Json at_endpoint(const Observation& seen)
{
    auto json = object_of();
    json["host"] = seen.host;
    json["address"] = to_string(seen.address);
    json["port"] = seen.port;
    json["started"] = measure::to_rfc3339(seen.started);
    json["elapsed_seconds"] = measure::in_seconds(seen.elapsed);
    put_failure(json, seen.failure);
    return json;
}

}  // namespace codec
