#include "collector/store/sqlite/frame_part_json.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace collector::store::sqlite {
namespace {

using Json = nlohmann::json;
using List = std::vector<std::string> FramePart::*;

constexpr std::array<std::pair<const char*, List>, 5> kLists{{{"sectors", &FramePart::sectors},
                                                              {"tiers", &FramePart::tiers},
                                                              {"organisations", &FramePart::organisations},
                                                              {"domains", &FramePart::domains},
                                                              {"tags", &FramePart::tags}}};

}  // namespace

std::string write_frame_part(const FramePart& part)
{
    auto json = Json::object();
    for (const auto& [name, list] : kLists) {
        if (!(part.*list).empty()) {
            json[name] = part.*list;
        }
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

FramePart read_frame_part(const std::string& text)
{
    FramePart part;
    const auto json = Json::parse(text, nullptr, false);
    for (const auto& [name, list] : kLists) {
        if (!json.is_object() || !json.contains(name)) {
            continue;
        }
        for (const auto& word : json.at(name)) {
            (part.*list).push_back(word.is_string() ? word.get<std::string>() : std::string());
        }
    }
    return part;
}

}  // namespace collector::store::sqlite
