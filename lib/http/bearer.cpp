#include "http/bearer.hpp"

#include <boost/algorithm/string/predicate.hpp>

namespace http {
namespace {

constexpr std::string_view kScheme = "Bearer ";
constexpr std::size_t kLongestToken = 512;

}  // namespace

std::optional<std::string> bearer_token(const Request& request)
{
    const auto header = request.headers.find("authorization");
    if (header == request.headers.end() || !boost::algorithm::istarts_with(header->second, kScheme)) {
        return std::nullopt;
    }
    auto token = header->second.substr(kScheme.size());
    if (token.empty() || token.size() > kLongestToken) {
        return std::nullopt;
    }
    return token;
}

}  // namespace http
