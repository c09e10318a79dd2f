#include "http/problem.hpp"

#include <nlohmann/json.hpp>

namespace http {
namespace {

using Json = nlohmann::ordered_json;

Json reasons_of(const Problem& problem)
{
    Json reasons = Json::array();
    for (const auto& reason : problem.reasons) {
        reasons.push_back({{"pointer", reason.pointer}, {"detail", reason.detail}});
    }
    return reasons;
}

}  // namespace

Response to_response(const Problem& problem)
{
    Json document;
    document["schema"] = 1;
    document["type"] = "urn:sextant:problem:" + problem.name;
    document["title"] = problem.title;
    document["status"] = problem.status;
    if (!problem.detail.empty()) {
        document["detail"] = problem.detail;
    }
    if (!problem.reasons.empty()) {
        document["errors"] = reasons_of(problem);
    }

    Response response;
    response.status = problem.status;
    response.headers = {
        {"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}};
    // Details may quote the request: any bytes at all.
    response.body = document.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    return response;
}

}  // namespace http
