#pragma once

#include "measure/ip.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace probe::net {

/// Our address as Asio's.
inline boost::asio::ip::address to_asio(const measure::Address& address)
{
    if (address.family == measure::Family::ipv4) {
        boost::asio::ip::address_v4::bytes_type octets{};
        std::copy_n(address.octets.begin(), octets.size(), octets.begin());
        return boost::asio::ip::address_v4(octets);
    }
    return boost::asio::ip::address_v6(address.octets);
}

/// Asio's address as ours.
inline measure::Address from_asio(const boost::asio::ip::address& address)
{
    measure::Address ours{.family = address.is_v4() ? measure::Family::ipv4 : measure::Family::ipv6};
    if (address.is_v4()) {
        const auto octets = address.to_v4().to_bytes();
        std::copy(octets.begin(), octets.end(), ours.octets.begin());
    } else {
        const auto octets = address.to_v6().to_bytes();
        std::copy(octets.begin(), octets.end(), ours.octets.begin());
    }
    return ours;
}

}  // namespace probe::net
