#include "bench/epoll_loop.hpp"
#include "bench/loops.hpp"

#include <ares.h>
#include <arpa/nameser.h>

#include <cstring>
#include <map>
#include <memory>
#include <stdexcept>

namespace bench {
namespace {

constexpr int kTimeout = 3000;
constexpr int kReceiveBuffer = 1 << 20;
constexpr int kTick = 50;

struct FreeChannel {
    void operator()(ares_channeldata* channel) const noexcept { ares_destroy(channel); }
};
using Channel = std::unique_ptr<ares_channeldata, FreeChannel>;

/// The whole state of the bare loop.
struct Loop {
    EpollLoop epoll;
    std::map<measure::Address, Channel> channels;
    std::map<int, ares_channel> by_socket;
    Tally tally;
    std::size_t running = 0;
};

/// Which channel a socket belongs to is known only here.
struct Sockets {
    Loop* loop;
    ares_channel channel = nullptr;
};

void on_socket(void* argument, ares_socket_t socket, int readable, int writable)
{
    auto& sockets = *static_cast<Sockets*>(argument);
    sockets.loop->epoll.watch(socket, readable != 0, writable != 0);
    sockets.loop->by_socket[socket] = sockets.channel;
}

Channel open_channel(const measure::Address& server, Sockets& sockets)
{
    ares_options options{};
    options.flags = ARES_FLAG_NOCHECKRESP;
    options.timeout = kTimeout;
    options.tries = 1;
    options.socket_receive_buffer_size = kReceiveBuffer;
    options.sock_state_cb = &on_socket;
    options.sock_state_cb_data = &sockets;
    const int which = ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_SOCK_RCVBUF | ARES_OPT_SOCK_STATE_CB;
    ares_channel made = nullptr;
    if (ares_init_options(&made, &options, which) != ARES_SUCCESS) {
        throw std::runtime_error("c-ares gives no channel");
    }
    Channel channel(made);
    ares_addr_node node{};
    node.family = server.family == measure::Family::ipv6 ? AF_INET6 : AF_INET;
    std::memcpy(&node.addr, server.octets.data(), server.family == measure::Family::ipv6 ? 16 : 4);
    ares_set_servers(made, &node);
    sockets.channel = made;
    return channel;
}

void on_reply(void* argument, int status, int, unsigned char* octets, int length)
{
    auto& loop = *static_cast<Loop*>(argument);
    --loop.running;
    ares_addrttl found[8];
    int count = 8;
    const bool good =
        status == ARES_SUCCESS && ares_parse_a_reply(octets, length, nullptr, found, &count) == ARES_SUCCESS && count > 0;
    loop.tally.count(good);
}

void turn(Loop& loop)
{
    const auto ready = loop.epoll.wait(kTick);
    for (const auto& event : ready) {
        const auto socket = event.data.fd;
        ares_process_fd(loop.by_socket[socket], (event.events & EPOLLIN) != 0 ? socket : ARES_SOCKET_BAD,
                        (event.events & EPOLLOUT) != 0 ? socket : ARES_SOCKET_BAD);
    }
    if (ready.empty()) {
        for (const auto& [server, channel] : loop.channels) {
            ares_process_fd(channel.get(), ARES_SOCKET_BAD, ARES_SOCKET_BAD);
        }
    }
}

}  // namespace

Tally run_bare_lookups(const Workload& workload)
{
    ares_library_init(ARES_LIB_INIT_ALL);
    std::map<measure::Address, Sockets> sockets;
    Loop loop;
    for (const auto& name : workload.names) {
        if (loop.channels.find(name.server) == loop.channels.end()) {
            auto& mine = sockets.emplace(name.server, Sockets{.loop = &loop}).first->second;
            loop.channels[name.server] = open_channel(name.server, mine);
        }
    }
    for (std::size_t next = 0; next < workload.total() || loop.running > 0;) {
        for (; next < workload.total() && loop.running < workload.in_flight; ++next) {
            const auto& name = workload.at(next);
            ++loop.running;
            ares_query(loop.channels[name.server].get(), name.name.c_str(), ns_c_in, ns_t_a, &on_reply, &loop);
        }
        turn(loop);
    }
    auto tally = loop.tally;
    loop.channels.clear();
    return tally;
}

}  // namespace bench
