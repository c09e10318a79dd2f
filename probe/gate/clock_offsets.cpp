#include "probe/gate/clock_offsets.hpp"

#include "measure/reading.hpp"
#include "probe/observers/lookup.hpp"

namespace probe::gate {

namespace asio = boost::asio;
using measure::Family;

namespace {

constexpr std::uint16_t kNtpPort = 123;

asio::awaitable<std::vector<measure::Address>> addresses_of(Edge& edge, const observers::Setting& setting, std::string host)
{
    std::vector<measure::Address> found;
    if (const auto literal = measure::parse_address(host)) {
        found.push_back(*literal);
        co_return found;
    }
    measure::Evidence asked;
    for (const auto family : {Family::ipv6, Family::ipv4}) {
        measure::Question question{.name = host, .type = family == Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA};
        co_await observers::resolve(edge, setting, measure::Purpose::address, question, asked);
        const auto here = measure::published(asked, host, family);
        found.insert(found.end(), here.begin(), here.begin() + (here.empty() ? 0 : 1));
    }
    co_return found;
}

}  // namespace

asio::awaitable<void> observe_clock(Edge& edge, const observers::Setting& setting, std::vector<std::string> servers,
                                    measure::GateEvidence& into)
{
    for (const auto& host : servers) {
        const auto addresses = co_await addresses_of(edge, setting, host);
        for (const auto& address : addresses) {
            const auto offset = co_await edge.time.offset(address, kNtpPort);
            if (offset) {
                into.clock_offsets.push_back(*offset);
                break;
            }
        }
    }
}

}  // namespace probe::gate
