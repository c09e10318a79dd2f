#include "collector/serve/requirements.hpp"

#include "collector/serve/embedded.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace collector::serve {
namespace {

std::vector<Requirement> read()
{
    std::vector<Requirement> all;
    for (const auto& it : nlohmann::json::parse(embedded::kRequirements)) {
        all.push_back({.row = it.at("row"),
                       .check = it.at("check"),
                       .requirement = it.at("requirement"),
                       .document = it.at("document"),
                       .level = it.at("level"),
                       .phases = it.at("phases"),
                       .status = it.at("status"),
                       .why = it.at("why"),
                       .guards_users = it.at("guards_users")});
    }
    return all;
}

}  // namespace

std::span<const Requirement> requirements()
{
    static const auto kAll = read();
    return kAll;
}

const Requirement* find_requirement(std::string_view row)
{
    const auto all = requirements();
    const auto found = std::find_if(all.begin(), all.end(), [row](const Requirement& it) { return it.row == row; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace collector::serve
