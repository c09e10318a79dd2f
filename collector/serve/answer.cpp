#include "collector/serve/answer.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace collector::serve {

http::Response answer_text(std::string_view media_type, std::string body)
{
    http::Response response;
    response.headers.emplace_back("Content-Type", media_type);
    response.body = std::move(body);
    return response;
}

http::Response answer_json(const Json& document)
{
    return answer_text("application/json", one_line(document) + "\n");
}

Json new_document()
{
    Json document;
    document["schema"] = 1;
    return document;
}

std::string one_line(const Json& document)
{
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

http::Problem not_found(std::string detail)
{
    return {404, "not_found", "There is nothing here", std::move(detail), {}};
}

http::Problem unavailable()
{
    return {503, "index_unavailable", "The index cannot be read", "try again in a minute", {}};
}

}  // namespace collector::serve
