#include "collector/serve/bearer.hpp"

#include "http/bearer.hpp"

namespace collector::serve {

std::optional<Person> bearer_of(const Call& call)
{
    http::Request request;
    request.headers.insert(call.headers.begin(), call.headers.end());
    const auto token = http::bearer_token(request);
    return token && call.site.bearer_of ? call.site.bearer_of(*token) : std::nullopt;
}

}  // namespace collector::serve
