#include "collector/ingest/problem.hpp"

#include <nlohmann/json.hpp>

namespace collector::ingest {

http::Response to_response(const Problem& problem)
{
    const nlohmann::json body = {{"type", "urn:sextant:problem:" + std::string(problem.kind)},
                                 {"title", problem.title},
                                 {"status", problem.status},
                                 {"detail", problem.detail}};
    http::Response response{.status = problem.status,
                            .headers = {{"Content-Type", "application/problem+json"}},
                            .body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                            .next_piece = {}};
    if (problem.retry_after) {
        response.headers.emplace_back("Retry-After", std::to_string(problem.retry_after->count()));
    }
    if (problem.status == 401) {
        response.headers.emplace_back("WWW-Authenticate", "Bearer");
    }
    return response;
}

}  // namespace collector::ingest
