#include "probe/net/cares_channel.hpp"

#include "probe/net/packets.hpp"

#include <boost/asio/append.hpp>
#include <boost/asio/post.hpp>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace probe::net {

namespace asio = boost::asio;

namespace {

/// A burst of more than about 250 datagrams overflows the default of 208 KiB.
constexpr int kReceiveBuffer = 1 << 20;

/// How often c-ares looks for time-outs while questions are in flight: the error of a deadline.
constexpr auto kTick = std::chrono::milliseconds(50);

ares_addr_port_node node_for(const DnsRequest& sample)
{
    ares_addr_port_node node{};
    const bool ipv6 = sample.server.family == measure::Family::ipv6;
    node.family = ipv6 ? AF_INET6 : AF_INET;
    if (ipv6) {
        std::memcpy(&node.addr.addr6, sample.server.octets.data(), 16);
    } else {
        std::memcpy(&node.addr.addr4, sample.server.octets.data(), 4);
    }
    node.udp_port = sample.port;
    node.tcp_port = sample.port;
    return node;
}

constexpr int kOptionsSet = ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_SOCK_STATE_CB |
                            ARES_OPT_SERVERS | ARES_OPT_DOMAINS | ARES_OPT_LOOKUPS | ARES_OPT_SORTLIST | ARES_OPT_NDOTS;

/// All that c-ares would else look for in resolv.conf, hosts and the host's name is set, if only to nothing: a channel is made
/// for each server, and reading those files cost more than the questions.
ares_options options_for(const DnsRequest& sample)
{
    static char lookups[] = "b";
    ares_options options{};
    options.flags =
        ARES_FLAG_NOCHECKRESP | ARES_FLAG_IGNTC | (sample.transport == measure::Transport::tcp ? ARES_FLAG_USEVC : 0);
    options.timeout = static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(sample.timeout).count());
    options.tries = 1;
    options.ndots = 1;
    options.lookups = lookups;
    return options;
}

}  // namespace

/// c-ares folds every socket error into "connection refused"; these remember the errno, so that our own trouble
/// (EMFILE, no route) is told from the server's refusal.
struct SocketFunctions {
    template <typename T>
    static T noted(void* self, T result)
    {
        if (result < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINPROGRESS) {
            static_cast<CaresChannel*>(self)->last_errno_ = errno;
        }
        return result;
    }
    /// c-ares leaves sockets it did not make as they are: not blocking and with a large buffer is our business.
    static ares_socket_t open(int family, int type, int protocol, void* self)
    {
        const int socket = noted(self, ::socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol));
        if (socket >= 0) {
            ::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &kReceiveBuffer, sizeof kReceiveBuffer);
            limit_packets(socket, static_cast<CaresChannel*>(self)->hop_mtu_);  // of no effect on UDP
        }
        return socket;
    }
    static int close(ares_socket_t socket, void*) { return ::close(socket); }
    static int connect(ares_socket_t socket, const sockaddr* address, ares_socklen_t length, void* self)
    {
        return noted(self, ::connect(socket, address, length));
    }
    static ares_ssize_t receive(ares_socket_t socket, void* into, size_t size, int flags, sockaddr* from,
                                ares_socklen_t* length, void* self)
    {
        return noted(self, ::recvfrom(socket, into, size, flags, from, length));
    }
    static ares_ssize_t send(ares_socket_t socket, const iovec* pieces, int count, void* self)
    {
        return noted(self, ::writev(socket, pieces, count));
    }
};

CaresChannel::CaresChannel(asio::any_io_executor executor, const DnsRequest& sample, std::uint32_t hop_mtu)
    : executor_(executor), timer_(executor), hop_mtu_(hop_mtu)
{
    auto options = options_for(sample);
    options.sock_state_cb = &CaresChannel::on_socket_state;
    options.sock_state_cb_data = this;
    if (ares_init_options(&channel_, &options, kOptionsSet) != ARES_SUCCESS) {
        channel_ = nullptr;
        return;
    }
    auto node = node_for(sample);
    ares_set_servers_ports(channel_, &node);
    static const ares_socket_functions functions{&SocketFunctions::open, &SocketFunctions::close, &SocketFunctions::connect,
                                                 &SocketFunctions::receive, &SocketFunctions::send};
    ares_set_socket_functions(channel_, &functions, this);
}

CaresChannel::~CaresChannel()
{
    if (channel_ != nullptr) {
        ares_destroy(channel_);
    }
}

void CaresChannel::send(const std::string& packet, Done done)
{
    if (channel_ == nullptr) {
        CaresReply none{.status = ARES_ENOMEM};
        asio::post(executor_, asio::append(std::move(done), std::move(none)));
        return;
    }
    ++in_flight_;
    last_errno_ = 0;
    auto* question = new Question{.channel = this, .done = std::move(done)};  // on_reply takes it back
    const auto* octets = static_cast<const unsigned char*>(static_cast<const void*>(packet.data()));
    ares_send(channel_, octets, static_cast<int>(packet.size()), &CaresChannel::on_reply, question);
    if (!keeping_time_) {
        keeping_time_ = true;
        keep_time();
    }
}

void CaresChannel::on_reply(void* argument, int status, int, unsigned char* octets, int length)
{
    const std::unique_ptr<Question> question(static_cast<Question*>(argument));
    auto* channel = question->channel;
    --channel->in_flight_;
    CaresReply reply{.status = status, .error_number = channel->last_errno_};
    if (octets != nullptr && length > 0) {
        reply.octets.assign(static_cast<const char*>(static_cast<const void*>(octets)), static_cast<std::size_t>(length));
    }
    // c-ares may call from within ares_send or ares_destroy: the waiter goes on only from the loop.
    asio::post(channel->executor_, asio::append(std::move(question->done), std::move(reply)));
}

void CaresChannel::on_socket_state(void* self, ares_socket_t socket, int readable, int writable)
{
    static_cast<CaresChannel*>(self)->watch(socket, readable != 0, writable != 0);
}

void CaresChannel::watch(ares_socket_t socket, bool readable, bool writable)
{
    if (!readable && !writable) {
        watches_.erase(socket);
        return;
    }
    auto& watch = watches_[socket];
    if (!watch) {
        watch = std::make_unique<FdWatch>(executor_, socket, [this, socket](bool can_read, bool can_write) {
            ares_process_fd(channel_, can_read ? socket : ARES_SOCKET_BAD, can_write ? socket : ARES_SOCKET_BAD);
        });
    }
    watch->want(readable, writable);
}

void CaresChannel::keep_time()
{
    if (in_flight_ == 0) {
        keeping_time_ = false;
        return;
    }
    timer_.expires_after(kTick);
    timer_.async_wait([this](const boost::system::error_code& failure) {
        if (failure) {
            return;  // the channel is going
        }
        ares_process_fd(channel_, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
        keep_time();
    });
}

}  // namespace probe::net
