#include "collector/serve/paging.hpp"

#include "collector/serve/cursor.hpp"
#include "collector/serve/text.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {

std::string next_page(const Call& call, const std::string& key)
{
    std::string link = call.path + "?cursor=" + make_cursor(key);
    for (const auto& [name, value] : call.query) {
        if (name != "cursor") {
            link += '&' + percent_encode(name) + '=' + percent_encode(value);
        }
    }
    return link;
}

Answer answer_page_of(Json document, const std::string& next)
{
    document["next"] = next.empty() ? Json(nullptr) : Json(next);
    auto response = answer_json(document);
    if (!next.empty()) {
        response.headers.emplace_back("Link", "<" + next + ">; rel=\"next\"");
    }
    return response;
}

}  // namespace collector::serve
