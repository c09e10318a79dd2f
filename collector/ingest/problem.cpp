#include "collector/ingest/problem.hpp"

#include "http/problem.hpp"

namespace collector::ingest {

http::Response to_response(const Problem& problem)
{
    auto response = http::to_response({.status = problem.status,
                                       .name = std::string(problem.kind),
                                       .title = problem.title,
                                       .detail = problem.detail,
                                       .reasons = {}});
    if (problem.retry_after) {
        response.headers.emplace_back("Retry-After", std::to_string(problem.retry_after->count()));
    }
    if (problem.status == 401) {
        response.headers.emplace_back("WWW-Authenticate", "Bearer");
    }
    return response;
}

}  // namespace collector::ingest
