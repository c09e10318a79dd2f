#include "measure/pref64.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace measure {
namespace {

constexpr std::array<std::uint8_t, 6> kLengths{32, 40, 48, 56, 64, 96};

/// RFC 7050 section 2.2: the addresses of `ipv4only.arpa`.
constexpr std::array<std::array<std::uint8_t, 4>, 2> kWellKnown{{{192, 0, 0, 170}, {192, 0, 0, 171}}};

/// RFC 6052 section 2.2: behind the prefix, but bits 64 to 71 are left out and zero.
constexpr std::size_t kSkipped = 8;

constexpr std::array<std::size_t, 4> places(std::uint8_t length)
{
    std::array<std::size_t, 4> found{};
    std::size_t octet = length / 8U;
    for (auto& place : found) {
        octet += octet == kSkipped ? 1U : 0U;
        place = octet++;
    }
    return found;
}

Address read(const Address& address, std::uint8_t length)
{
    Address ipv4{.family = Family::ipv4};
    const auto where = places(length);
    for (std::size_t i = 0; i < where.size(); ++i) {
        ipv4.octets[i] = address.octets[where[i]];
    }
    return ipv4;
}

/// The one length at which the well-known address stands; nullopt when there is none, or more than one.
std::optional<std::uint8_t> length_with(const Address& address, const std::array<std::uint8_t, 4>& well_known)
{
    std::optional<std::uint8_t> found;
    for (const auto length : kLengths) {
        const auto inside = read(address, length);
        if (std::equal(well_known.begin(), well_known.end(), inside.octets.begin())) {
            if (found) {
                return std::nullopt;
            }
            found = length;
        }
    }
    return found;
}

std::optional<Prefix> prefix_in(const Address& made)
{
    for (const auto& well_known : kWellKnown) {
        if (const auto length = length_with(made, well_known)) {
            return covering(made, *length);
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<Prefix> prefixes_in(std::span<const Address> made)
{
    std::vector<Prefix> found;
    for (const auto& address : made) {
        const auto prefix = address.family == Family::ipv6 ? prefix_in(address) : std::nullopt;
        if (prefix && std::find(found.begin(), found.end(), *prefix) == found.end()) {
            found.push_back(*prefix);
        }
    }
    return found;
}

bool has_room_for_ipv4(const Prefix& prefix)
{
    return prefix.base.family == Family::ipv6 &&
           std::find(kLengths.begin(), kLengths.end(), prefix.length) != kLengths.end();
}

Address embed(const Prefix& prefix, const Address& ipv4)
{
    auto made = covering(prefix.base, prefix.length).base;
    const auto where = places(prefix.length);
    for (std::size_t i = 0; i < where.size(); ++i) {
        made.octets[where[i]] = ipv4.octets[i];
    }
    return made;
}

std::optional<Address> embedded(const Prefix& prefix, const Address& address)
{
    return contains(prefix, address) ? std::optional(read(address, prefix.length)) : std::nullopt;
}

}  // namespace measure
