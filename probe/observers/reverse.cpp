#include "probe/observers/reverse.hpp"

#include "measure/reading.hpp"
#include "measure/special_purpose.hpp"

#include <set>

namespace probe::observers {

namespace asio = boost::asio;

namespace {

/// Addresses of one /48 share a zone as a rule: one of each is asked, and no more than this.
constexpr std::size_t kMostBlocks = 4;

/// Nibbles in reverse (RFC 3596 section 2.5).
std::string ip6_arpa(const measure::Address& address)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string name;
    for (auto octet = address.octets.rbegin(); octet != address.octets.rend(); ++octet) {
        name += {kDigits[*octet & 0x0fU], '.', kDigits[*octet >> 4U], '.'};
    }
    return name + "ip6.arpa";
}

std::vector<measure::Address> one_of_each_block(const measure::Evidence& evidence)
{
    std::set<measure::Prefix> blocks;
    std::vector<measure::Address> chosen;
    for (const auto& address : measure::published(evidence, measure::Family::ipv6)) {
        const bool fresh = measure::is_global(address) && blocks.insert(measure::covering(address, 48)).second;
        if (fresh && chosen.size() < kMostBlocks) {
            chosen.push_back(address);
        }
    }
    return chosen;
}

}  // namespace

asio::awaitable<void> observe_reverse(Edge& edge, const Setting& setting, measure::Evidence& into)
{
    for (const auto& address : one_of_each_block(into)) {
        measure::Question question{.name = ip6_arpa(address), .type = measure::rr::kSoa};
        co_await resolve(edge, setting, measure::Purpose::reverse, question, into);
    }
}

}  // namespace probe::observers
