#include "probe/observers/url.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>

#include <algorithm>

namespace probe::observers {
namespace {

/// A server may send us anywhere; kilobytes of URL are no redirect.
constexpr std::size_t kLongest = 2048;

std::string lower(std::string_view text)
{
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return lowered;
}

/// 0 for what is no port.
std::uint16_t port_in(const std::string& digits)
{
    const auto number = digits.empty() || digits.size() > 5 ? 0UL : std::stoul(digits);
    return number > 65535 ? std::uint16_t{0} : static_cast<std::uint16_t>(number);
}

}  // namespace

std::optional<Url> parse_url(std::string_view text)
{
    const auto parsed = boost::urls::parse_uri(text.substr(0, kLongest + 1));
    if (text.size() > kLongest || !parsed || parsed->host().empty() || parsed->has_userinfo()) {
        return std::nullopt;
    }
    const auto scheme = parsed->scheme_id();
    if (scheme != boost::urls::scheme::http && scheme != boost::urls::scheme::https) {
        return std::nullopt;
    }
    boost::urls::url plain(*parsed);
    plain.remove_fragment();
    Url url{.text = std::string(plain.buffer())};
    url.host = lower(parsed->host_address());
    url.host.erase(url.host.find_last_not_of('.') + 1);
    url.port = parsed->has_port() ? port_in(std::string(parsed->port())) : (scheme == boost::urls::scheme::https ? 443 : 80);
    if (const auto literal = measure::parse_address(url.host)) {
        url.literal = *literal;
    }
    return url.host.empty() || url.port == 0 ? std::nullopt : std::optional(url);
}

std::optional<Url> resolve_reference(const Url& base, std::string_view reference)
{
    std::string plain;
    for (const char octet : reference.substr(0, kLongest)) {
        if (octet == ' ') {
            plain += "%20";
        } else if (octet != '\n' && octet != '\r' && octet != '\t') {
            plain += octet;
        }
    }
    const auto parsed = boost::urls::parse_uri_reference(plain);
    const auto from = boost::urls::parse_uri(base.text);
    boost::urls::url resolved;
    if (!parsed || !from || !boost::urls::resolve(*from, *parsed, resolved)) {
        return std::nullopt;
    }
    return parse_url(std::string_view(resolved.buffer()));
}

}  // namespace probe::observers
