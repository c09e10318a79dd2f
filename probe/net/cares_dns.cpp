#include "probe/net/cares_dns.hpp"

#include "probe/net/cares_channel.hpp"
#include "probe/net/failures.hpp"
#include "wire/dns_query.hpp"
#include "wire/dns_reply.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/rand.h>

#include <array>

namespace probe::net {

namespace asio = boost::asio;
using measure::Failure;
using measure::FailureKind;
using measure::Locus;

namespace {

struct LibraryScope {
    LibraryScope() { ares_library_init(ARES_LIB_INIT_ALL); }
    ~LibraryScope() { ares_library_cleanup(); }
};

/// RFC 5452 section 9.2: unpredictable, hence from the random generator of the cryptographic library. Drawn in stock: one
/// draw costs as much as the packet.
class QueryIds {
public:
    std::uint16_t next()
    {
        if (used_ == stock_.size()) {
            RAND_bytes(static_cast<unsigned char*>(static_cast<void*>(stock_.data())), sizeof stock_);
            used_ = 0;
        }
        return stock_[used_++];
    }

private:
    std::array<std::uint16_t, 128> stock_{};
    std::size_t used_ = stock_.size();
};

std::uint16_t random_id()
{
    thread_local QueryIds ids;
    return ids.next();
}

Failure failure_of(const CaresReply& reply, const measure::Address& server)
{
    if (reply.status == ARES_ETIMEOUT) {
        return {.kind = FailureKind::timeout, .code = reply.status, .detail = ares_strerror(reply.status)};
    }
    if (reply.error_number != 0) {
        return failure_from_errno(reply.error_number, server);
    }
    if (reply.status == ARES_ENOMEM) {
        return {.kind = FailureKind::resources,
                .locus = Locus::local,
                .code = reply.status,
                .detail = ares_strerror(reply.status)};
    }
    return {.kind = FailureKind::closed, .code = reply.status, .detail = ares_strerror(reply.status)};
}

/// Sends and waits. The channel is held until the reply is there.
asio::awaitable<CaresReply> exchange(std::shared_ptr<CaresChannel> channel, std::string packet)
{
    auto sending = [&channel, &packet](CaresChannel::Done done) { channel->send(packet, std::move(done)); };
    const auto& token = asio::use_awaitable;
    co_return co_await asio::async_initiate<decltype(token), void(CaresReply)>(sending, token);
}

void read_reply(CaresReply reply, const DnsRequest& request, std::uint16_t id, DnsExchange& seen)
{
    if (reply.octets.empty()) {
        seen.failure = failure_of(reply, request.server);
        return;
    }
    auto message = wire::parse_reply(reply.octets, request.question, id);
    if (!message) {
        seen.failure = message.error();
        return;
    }
    seen.message = *std::move(message);
    seen.octets = std::move(reply.octets);
}

}  // namespace

CaresDns::CaresDns(asio::any_io_executor executor, std::uint32_t hop_mtu) : executor_(std::move(executor)), hop_mtu_(hop_mtu)
{
    static const LibraryScope library;
}

CaresDns::~CaresDns() = default;

asio::awaitable<DnsExchange> CaresDns::ask(DnsRequest request)
{
    DnsExchange seen;
    const wire::QueryOptions options{.id = random_id(),
                                     .recursion_desired = request.recursion_desired,
                                     .dnssec_ok = request.dnssec_ok,
                                     .edns_size = request.edns_size};
    auto packet = wire::build_query(request.question, options);
    if (!packet) {
        seen.failure = Failure{.kind = FailureKind::other, .locus = Locus::local, .detail = packet.error().what};
        co_return seen;
    }
    auto channel = channel_for(request);
    while (channel->in_flight() >= kMostInFlight) {
        asio::steady_timer pause(executor_, std::chrono::milliseconds(5));
        co_await pause.async_wait(asio::use_awaitable);
    }
    seen.started = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    const auto begun = std::chrono::steady_clock::now();
    auto reply = co_await exchange(channel, *std::move(packet));
    seen.elapsed = std::chrono::duration_cast<measure::Duration>(std::chrono::steady_clock::now() - begun);
    read_reply(std::move(reply), request, options.id, seen);
    co_return seen;
}

std::shared_ptr<CaresChannel> CaresDns::channel_for(const DnsRequest& request)
{
    const Key key{request.server, request.port, request.transport, request.timeout};
    auto& channel = channels_[key];
    if (!channel) {
        channel = std::make_shared<CaresChannel>(executor_, request, hop_mtu_);
        recent_.push_front(key);
    }
    const auto kept = channel;
    close_idle();
    return kept;
}

void CaresDns::close_idle()
{
    for (auto key = recent_.end(); recent_.size() > kMostChannels && key != recent_.begin();) {
        --key;
        if (channels_[*key]->in_flight() == 0 && channels_[*key].use_count() == 1) {
            channels_.erase(*key);
            key = recent_.erase(key);
        }
    }
}

}  // namespace probe::net
