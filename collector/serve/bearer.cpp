#include "collector/serve/bearer.hpp"

#include "collector/access/may.hpp"
#include "http/bearer.hpp"

namespace collector::serve {

std::optional<Person> bearer_of(const Site& site, const http::Request& request)
{
    const auto token = http::bearer_token(request);
    auto person = token && site.bearer_of ? site.bearer_of(*token) : std::nullopt;
    return person && access::has_expired(*person, site.now()) ? std::nullopt : person;
}

}  // namespace collector::serve
