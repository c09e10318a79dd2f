#include "measure/ip.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace measure {
namespace {

std::uint8_t width(Family family)
{
    return family == Family::ipv4 ? 32 : 128;
}

int os_family(Family family)
{
    return family == Family::ipv4 ? AF_INET : AF_INET6;
}

}  // namespace

std::string_view to_string(Family family)
{
    return family == Family::ipv4 ? "ipv4" : "ipv6";
}

Result<Family> parse_family(std::string_view text)
{
    if (text == "ipv4") {
        return Family::ipv4;
    }
    if (text == "ipv6") {
        return Family::ipv6;
    }
    return error("'" + std::string(text) + "' is not an address family", {}, "use ipv4 or ipv6");
}

std::string to_string(const Address& address)
{
    char text[INET6_ADDRSTRLEN] = {};
    inet_ntop(os_family(address.family), address.octets.data(), text, sizeof text);
    return text;
}

Result<Address> parse_address(std::string_view text)
{
    const std::string terminated(text);
    Address address{.family = terminated.find(':') == std::string::npos ? Family::ipv4 : Family::ipv6};
    const bool cut_short = terminated.find('\0') != std::string::npos;
    if (cut_short || inet_pton(os_family(address.family), terminated.c_str(), address.octets.data()) != 1) {
        return error("'" + terminated + "' is not an IP address", {}, "write a plain IPv4 or IPv6 literal");
    }
    return address;
}

std::string to_string(const Prefix& prefix)
{
    return to_string(prefix.base) + "/" + std::to_string(prefix.length);
}

Result<Prefix> parse_prefix(std::string_view text)
{
    const auto slash = text.find('/');
    const auto address = parse_address(text.substr(0, slash));
    if (!address || slash == std::string_view::npos) {
        return error("'" + std::string(text) + "' is not a prefix", {}, "write it as 2001:db8::/32");
    }
    const auto digits = text.substr(slash + 1);
    unsigned length = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (failure != std::errc{} || end != digits.data() + digits.size() || length > width(address->family)) {
        return error("'" + std::string(text) + "' has no valid prefix length", {}, "write it as 2001:db8::/32");
    }
    const auto prefix = covering(*address, static_cast<std::uint8_t>(length));
    if (prefix.base != *address) {
        return error("'" + std::string(text) + "' has bits set beyond its length", {}, "write " + to_string(prefix));
    }
    return prefix;
}

Prefix covering(const Address& address, std::uint8_t length)
{
    Prefix prefix{.base = address, .length = std::min(length, width(address.family))};
    for (std::size_t i = 0; i < prefix.base.octets.size(); ++i) {
        const int kept = std::clamp(prefix.length - static_cast<int>(i) * 8, 0, 8);
        prefix.base.octets[i] &= static_cast<std::uint8_t>(0xff00 >> kept);
    }
    return prefix;
}

bool contains(const Prefix& prefix, const Address& address)
{
    return prefix.base.family == address.family && covering(address, prefix.length).base == prefix.base;
}

}  // namespace measure
