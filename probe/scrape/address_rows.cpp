#include "probe/scrape/address_rows.hpp"

#include "measure/reading.hpp"

#include <algorithm>

namespace probe::scrape {

using measure::Address;
using measure::Evidence;
using measure::Family;

namespace {

constexpr std::uint16_t kHttps = 443;
constexpr std::uint16_t kHttp = 80;

template <typename T>
const T* at(const std::vector<T>& seen, const AddressRow& row, std::uint16_t port)
{
    const auto found = std::find_if(seen.begin(), seen.end(), [&](const T& it) {
        return it.host == row.host && it.address == row.address && it.port == port;
    });
    return found == seen.end() ? nullptr : &*found;
}

const measure::HttpFetch* first_hop(const Evidence& evidence, const AddressRow& row, std::uint16_t port)
{
    const auto found = std::find_if(evidence.fetches.begin(), evidence.fetches.end(), [&](const auto& fetch) {
        return fetch.hop == 0 && fetch.host == row.host && fetch.address == row.address && fetch.port == port;
    });
    return found == evidence.fetches.end() ? nullptr : &*found;
}

const measure::HttpFetch* last_hop(const Evidence& evidence, const measure::HttpFetch* first)
{
    const auto* last = first;
    for (const auto& fetch : evidence.fetches) {
        if (first != nullptr && fetch.chain == first->chain && fetch.hop > last->hop) {
            last = &fetch;
        }
    }
    return last;
}

/// The port on which the name is a service here: HTTPS once a connection stood, else HTTP.
std::uint16_t port_of(const Evidence& evidence, const AddressRow& row)
{
    const auto* secure = at(evidence.connects, row, kHttps);
    const auto* plain = at(evidence.connects, row, kHttp);
    const bool only_plain = plain != nullptr && !plain->failure && (secure == nullptr || secure->failure);
    return only_plain ? kHttp : kHttps;
}

void fill(const Evidence& evidence, AddressRow& row)
{
    const auto port = port_of(evidence, row);
    row.connect = at(evidence.connects, row, port);
    row.handshake = at(evidence.handshakes, row, port);
    row.fetch = first_hop(evidence, row, port);
    row.last = last_hop(evidence, row.fetch);
    row.status = row.last == nullptr ? 0 : row.last->status;
    row.answered = row.last != nullptr && !row.last->failure && row.status > 0 && row.status < 400;
}

}  // namespace

std::vector<AddressRow> address_rows(const Evidence& evidence, std::optional<Family> family)
{
    std::vector<AddressRow> rows;
    for (const auto& name : measure::web_names(evidence.task.target)) {
        for (const auto one : {Family::ipv6, Family::ipv4}) {
            std::size_t slot = 0;
            for (const auto& address : measure::published(evidence, name, one)) {
                AddressRow row{.host = name, .address = address, .slot = slot++};
                fill(evidence, row);
                if (row.connect != nullptr && family.value_or(one) == one && rows.size() < kMostRows) {
                    rows.push_back(std::move(row));
                }
            }
        }
    }
    return rows;
}

}  // namespace probe::scrape
