#include "collector/serve/bearer.hpp"

#include "http/bearer.hpp"

namespace collector::serve {

std::optional<Person> bearer_of(const Site& site, const http::Request& request)
{
    const auto token = http::bearer_token(request);
    return token && site.bearer_of ? site.bearer_of(*token) : std::nullopt;
}

}  // namespace collector::serve
