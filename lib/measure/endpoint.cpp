#include "measure/endpoint.hpp"

#include <charconv>

namespace measure {
namespace {

tl::unexpected<Error> no_endpoint(const std::string& text)
{
    return error("'" + text + "' is not an address with a port", "", "write \"[2001:db8::1]:8443\" or \"192.0.2.1:8443\"");
}

}  // namespace

Result<Endpoint> parse_endpoint(const std::string& text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string::npos) {
        return no_endpoint(text);
    }
    auto host = text.substr(0, colon);
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (bracketed) {
        host = host.substr(1, host.size() - 2);
    }
    const auto address = parse_address(host);
    std::uint16_t port = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, code] = std::from_chars(text.data() + colon + 1, end, port);
    const bool is_port = code == std::errc{} && stop == end && port > 0;
    if (!address || !is_port || bracketed != (address->family == Family::ipv6)) {
        return no_endpoint(text);
    }
    return Endpoint{.address = *address, .port = port};
}

bool is_loopback(const Address& address)
{
    if (address.family == Family::ipv4) {
        return address.octets[0] == 127;
    }
    Address one;
    one.octets[15] = 1;
    return address == one;
}

}  // namespace measure
