#include "collector/serve/own_web.hpp"

#include "codec/digest.hpp"
#include "codec/gzip.hpp"
#include "collector/serve/to_json.hpp"
#include "measure/country_code.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::serve {
namespace {

constexpr std::string_view kMap = "map/world.json";
constexpr std::string_view kNames = "names/own.json";
/// A map of the whole world at a small scale has 60 kB; who needs more than this puts it before every reader.
constexpr std::size_t kMostOctets = 2U << 20U;
constexpr std::size_t kLongestName = 200;
constexpr std::size_t kDigestDigits = 16;

const auto* const kSeePage = "docs/dashboard.md describes the file";

bool are_numbers(const Json& list, std::size_t count)
{
    return list.is_array() && list.size() == count &&
           std::all_of(list.begin(), list.end(), [](const Json& it) { return it.is_number(); });
}

/// A path holds letters and numbers, and no dashboard would draw anything else.
bool is_path(const Json& text)
{
    return text.is_string() && !text.get_ref<const std::string&>().empty() &&
           text.get_ref<const std::string&>().find_first_not_of("MmLlHhVvZz0123456789.,- ") == std::string::npos;
}

bool is_name(const Json& text)
{
    return text.is_string() && !text.get_ref<const std::string&>().empty() &&
           text.get_ref<const std::string&>().size() <= kLongestName;
}

/// The first key whose member is not as it must be; "" when all are.
template <typename Good>
std::string first_bad(const Json& members, Good is_good)
{
    for (const auto& [key, value] : members.items()) {
        if (!measure::is_country_code(key) || !is_good(value)) {
            return key;
        }
    }
    return {};
}

measure::Result<Json> object_in(const std::string& text)
{
    if (text.size() > kMostOctets) {
        return measure::error("the file is larger than 2 MiB", "", "simplify the shapes: the map is small");
    }
    auto json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        return measure::error("the file is no JSON object", "", kSeePage);
    }
    return json;
}

measure::Result<void> check_map(const Json& map)
{
    if (map.value("schema", 0) != 1 || !are_numbers(map.value("box", Json()), 4)) {
        return measure::error("the map wants \"schema\": 1 and a \"box\" of four numbers", "", kSeePage);
    }
    const auto shapes = map.value("shapes", Json());
    const auto points = map.value("points", Json::object());
    if (!shapes.is_object() || !points.is_object()) {
        return measure::error("the map wants \"shapes\", and \"points\" if it has any, by code of the country", "",
                              kSeePage);
    }
    const auto bad = first_bad(shapes, is_path) + first_bad(points, [](const Json& it) { return are_numbers(it, 2); });
    if (!bad.empty()) {
        return measure::error("the map has a shape that is no path, or a code that is not two capitals", bad, kSeePage);
    }
    return {};
}

measure::Result<void> check_names(const Json& names)
{
    for (const auto& [language, of_language] : names.items()) {
        const auto bad = of_language.is_object() ? first_bad(of_language, is_name) : language;
        if (!bad.empty()) {
            return measure::error("names are texts by language and code of the country", bad, kSeePage);
        }
    }
    return {};
}

}  // namespace

measure::Result<void> OwnWeb::use_map(std::string json)
{
    return object_in(json).and_then(check_map).map([&] { put(kMap, std::move(json)); });
}

measure::Result<void> OwnWeb::use_names(std::string json)
{
    return object_in(json).and_then(check_names).map([&] { put(kNames, std::move(json)); });
}

void OwnWeb::put(std::string_view path, std::string content)
{
    const auto keep = [this](std::string text) -> std::string_view { return texts_.emplace_back(std::move(text)); };
    WebFile file{.path = path, .digest = {}, .plain = {}, .compressed = {}};
    file.digest = keep(codec::sha256(content).substr(0, kDigestDigits));
    file.compressed = keep(codec::gzip(content));
    file.plain = keep(std::move(content));
    std::erase_if(files_, [path](const WebFile& it) { return it.path == path; });
    files_.push_back(file);
}

}  // namespace collector::serve
