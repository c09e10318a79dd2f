#pragma once

#include "measure/evidence.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace probe::scrape {

/// What was seen at one published address of one web name, over HTTPS where it is offered, else over HTTP.
struct AddressRow {
    std::string host;
    measure::Address address;
    std::size_t slot = 0;  ///< From 0, among the addresses of the name and family in ascending order.
    bool answered = false;
    int status = 0;                                ///< Of the chain's end, 0 when none came.
    const measure::TcpConnect* connect = nullptr;  ///< Pointers into the evidence, nullptr where it did not come to it.
    const measure::TlsHandshake* handshake = nullptr;
    const measure::HttpFetch* fetch = nullptr;  ///< The first hop.
    const measure::HttpFetch* last = nullptr;   ///< The last hop of the same chain.
};

/// At most this many rows a target: two names with 16 addresses of each family.
constexpr std::size_t kMostRows = 64;

/// Every address of every web name that was connected to, by name, IPv6 first, then slot; of one family where one is named.
std::vector<AddressRow> address_rows(const measure::Evidence& evidence, std::optional<measure::Family> family);

}  // namespace probe::scrape
