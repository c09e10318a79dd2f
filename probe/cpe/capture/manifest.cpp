#include "probe/cpe/capture/manifest.hpp"

#include <nlohmann/json.hpp>

namespace cpe::capture {
namespace {

using Json = nlohmann::ordered_json;

std::string text_in(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::string to_json(const Manifest& manifest)
{
    Json json;
    json["schema"] = 1;
    json["device"] = {{"maker", manifest.maker}, {"model", manifest.model}, {"firmware", manifest.firmware}};
    json["profile"] = manifest.profile;
    json["laboratory"] = manifest.laboratory;
    json["software"] = manifest.software;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

measure::Result<Manifest> read_manifest(std::string_view text)
{
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("device") || !json["device"].is_object()) {
        return measure::error("the manifest names no device");
    }
    const auto& device = json["device"];
    return Manifest{.maker = text_in(device, "maker"),
                    .model = text_in(device, "model"),
                    .firmware = text_in(device, "firmware"),
                    .profile = text_in(json, "profile"),
                    .laboratory = text_in(json, "laboratory"),
                    .software = text_in(json, "software")};
}

measure::Result<Manifest> parse_device(std::string_view text)
{
    const auto first = text.find('/');
    const auto second = first == std::string_view::npos ? first : text.find('/', first + 1);
    if (second == std::string_view::npos || first == 0 || second == first + 1 || second + 1 == text.size()) {
        return measure::error("'" + std::string(text) + "' is no device", "--device", "write MAKER/MODEL/FIRMWARE");
    }
    return Manifest{.maker = std::string(text.substr(0, first)),
                    .model = std::string(text.substr(first + 1, second - first - 1)),
                    .firmware = std::string(text.substr(second + 1))};
}

}  // namespace cpe::capture
