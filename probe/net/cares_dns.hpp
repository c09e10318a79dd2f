#pragma once

#include "probe/ports/dns.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <list>
#include <map>
#include <memory>
#include <tuple>

namespace probe::net {

class CaresChannel;

/// The Dns port over c-ares: it sends, matches and times; ldns (lib/wire) builds and reads the messages.
///
/// One channel a (server, port, transport), the oldest idle one closed beyond kMostChannels; at most kMostInFlight
/// questions in flight per server, because a burst overflows socket buffers and then measures its own losses.
class CaresDns final : public Dns {
public:
    /// `hop_mtu`: of a small hop before us, which packets over TCP fit; 0: as large as our link takes.
    explicit CaresDns(boost::asio::any_io_executor executor, std::uint32_t hop_mtu = 0);
    ~CaresDns() override;

    boost::asio::awaitable<DnsExchange> ask(DnsRequest request) override;

    static constexpr std::size_t kMostChannels = 256;
    static constexpr std::size_t kMostInFlight = 50;

private:
    using Key = std::tuple<measure::Address, std::uint16_t, measure::Transport, measure::Duration>;

    std::shared_ptr<CaresChannel> channel_for(const DnsRequest& request);
    void close_idle();

    boost::asio::any_io_executor executor_;
    std::uint32_t hop_mtu_;
    std::map<Key, std::shared_ptr<CaresChannel>> channels_;
    std::list<Key> recent_;  ///< Newest first.
};

}  // namespace probe::net
