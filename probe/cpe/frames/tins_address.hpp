#pragma once

#include "probe/cpe/frames/addresses.hpp"

#include <tins/ip_address.h>

#include <cstring>

/// IPv4 addresses across the border to libtins, which keeps the four octets as they stand in memory.
namespace cpe::frames {

inline Address from_tins(const Tins::IPv4Address& from)
{
    const std::uint32_t value = from;
    Address address{.family = measure::Family::ipv4};
    std::memcpy(address.octets.data(), &value, sizeof value);
    return address;
}

inline Tins::IPv4Address to_tins(const Address& address)
{
    std::uint32_t value = 0;
    std::memcpy(&value, address.octets.data(), sizeof value);
    return Tins::IPv4Address(value);
}

}  // namespace cpe::frames
