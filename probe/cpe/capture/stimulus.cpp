#include "probe/cpe/capture/stimulus.hpp"

#include <nlohmann/json.hpp>

namespace cpe::capture {
namespace {

using Json = nlohmann::ordered_json;

std::string text_in(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

measure::Result<Stimulus> read_line(std::string_view line)
{
    const auto json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("time_ns") || !json["time_ns"].is_number_integer()) {
        return measure::error("a line of the stimulus log cannot be read", std::string(line.substr(0, 80)));
    }
    Stimulus stimulus{.time = Time(std::chrono::nanoseconds(json["time_ns"].get<std::int64_t>())),
                      .phase = text_in(json, "phase"),
                      .name = text_in(json, "stimulus")};
    if (const auto detail = json.find("detail"); detail != json.end() && detail->is_object()) {
        for (const auto& [key, value] : detail->items()) {
            stimulus.detail[key] = value.is_string() ? value.get<std::string>() : value.dump();
        }
    }
    return stimulus;
}

}  // namespace

std::string to_line(const Stimulus& stimulus)
{
    Json json;
    json["time_ns"] = stimulus.time.time_since_epoch().count();
    json["phase"] = stimulus.phase;
    json["stimulus"] = stimulus.name;
    for (const auto& [key, value] : stimulus.detail) {
        json["detail"][key] = value;
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

measure::Result<std::vector<Stimulus>> read_stimuli(std::string_view text)
{
    std::vector<Stimulus> stimuli;
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        auto stimulus = read_line(text.substr(0, end));
        if (!stimulus) {
            return tl::unexpected(stimulus.error());
        }
        stimuli.push_back(*std::move(stimulus));
        text.remove_prefix(end + 1);
    }
    return stimuli;
}

}  // namespace cpe::capture
