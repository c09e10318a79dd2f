#include "probe/observers/mail_reverse.hpp"

#include "measure/mail_reading.hpp"
#include "measure/special_purpose.hpp"
#include "probe/observers/lookup.hpp"

#include <algorithm>
#include <set>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Evidence;
using measure::Purpose;

namespace {

/// An address with more reverse names than this is not tidied up by looking at all of them.
constexpr std::size_t kMostNames = 4;

asio::awaitable<void> look_back(Edge& edge, const Setting& setting, measure::Address address, Evidence& into)
{
    measure::Question question{.name = measure::reverse_name(address), .type = measure::rr::kPtr};
    co_await resolve(edge, setting, Purpose::mail_reverse, question, into);
    const auto names = measure::data_for(into, Purpose::mail_reverse, question.name, measure::rr::kPtr);
    for (std::size_t i = 0; i < std::min(names.size(), kMostNames); ++i) {
        measure::Question forward{.name = names[i], .type = measure::rr::kAaaa};
        co_await resolve(edge, setting, Purpose::mail_reverse, forward, into);
    }
}

}  // namespace

asio::awaitable<void> observe_mail_reverse(Edge& edge, const Setting& setting, std::vector<std::string> hosts,
                                           Evidence& into)
{
    std::set<measure::Address> addresses;
    for (const auto& host : hosts) {
        for (const auto& address : measure::mail_addresses(into, host, measure::Family::ipv6)) {
            if (measure::is_global(address) && addresses.size() < setting.most_addresses) {
                addresses.insert(address);
            }
        }
    }
    for (const auto& address : addresses) {
        co_await look_back(edge, setting, address, into);
    }
}

}  // namespace probe::observers
