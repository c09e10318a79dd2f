#include "collector/ingest/identity.hpp"

#include "codec/digest.hpp"

#include <boost/algorithm/string/predicate.hpp>

namespace collector::ingest {
namespace {

constexpr std::string_view kScheme = "Bearer ";
constexpr std::size_t kLongestToken = 512;

}  // namespace

std::optional<std::string> bearer_token(const http::Request& request)
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

measure::Result<std::optional<Registration>> find_sender(const Store& store, const std::string& token)
{
    auto probes = store.probes();
    if (!probes) {
        return tl::unexpected(probes.error());
    }
    const auto wanted = codec::sha256(token);
    std::optional<Registration> sender;
    for (auto& probe : *probes) {
        if (codec::equal_in_constant_time(probe.token_sha256, wanted)) {
            sender = std::move(probe);
        }
    }
    return sender;
}

}  // namespace collector::ingest
