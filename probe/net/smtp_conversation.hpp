#pragma once

#include "measure/failure.hpp"
#include "measure/ip.hpp"
#include "measure/time.hpp"
#include "wire/smtp_reply.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace probe::net {

/// One TCP connection on which lines go back and forth, in clear and then, perhaps, under TLS.
///
/// Every step has a deadline of its own, counted from its beginning: a peer that drips runs out of it too. Shared, because
/// a deadline that has fallen due outlives the step that it was set for.
class SmtpConversation : public std::enable_shared_from_this<SmtpConversation> {
public:
    using Step = boost::asio::awaitable<std::optional<measure::Failure>>;

    /// `hop_mtu`: of a small hop before us, which our packets fit; 0: as large as our link takes.
    explicit SmtpConversation(const boost::asio::any_io_executor& executor, std::uint32_t hop_mtu = 0);

    Step connect(measure::Address address, std::uint16_t port, measure::Duration limit);
    Step say(std::string line, measure::Duration limit);
    boost::asio::awaitable<tl::expected<wire::SmtpReply, measure::Failure>> hear(measure::Duration limit);

    /// Has the peer said more than was heard?
    bool has_more() const { return !unread_.empty(); }

    /// The handshake, with SNI. The context must live as long as the conversation.
    Step start_tls(boost::asio::ssl::context& context, std::string host, measure::Duration limit);

    /// nullptr before the handshake.
    SSL* tls() { return stream_ ? stream_->native_handle() : nullptr; }

private:
    void arm(measure::Duration limit);
    void disarm();
    std::optional<measure::Failure> failure_of(const boost::system::error_code& code) const;
    boost::asio::awaitable<boost::system::error_code> read_more();

    std::uint32_t hop_mtu_;
    boost::asio::ip::tcp::socket socket_;
    std::optional<boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>> stream_;
    boost::asio::steady_timer deadline_;
    measure::Address peer_;
    std::string unread_;
    std::uint64_t step_ = 0;  ///< A deadline of an earlier step says nothing about this one.
    bool late_ = false;
};

}  // namespace probe::net
