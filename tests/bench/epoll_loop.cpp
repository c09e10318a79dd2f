#include "bench/epoll_loop.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace bench {

EpollLoop::EpollLoop() : epoll_(epoll_create1(EPOLL_CLOEXEC))
{
    if (epoll_ < 0) {
        throw std::system_error(errno, std::generic_category(), "epoll_create1");
    }
}

EpollLoop::~EpollLoop()
{
    ::close(epoll_);
}

void EpollLoop::watch(int descriptor, bool readable, bool writable) const
{
    epoll_event wanted{};
    wanted.events = (readable ? EPOLLIN : 0U) | (writable ? EPOLLOUT : 0U);
    wanted.data.fd = descriptor;
    if (wanted.events == 0) {
        epoll_ctl(epoll_, EPOLL_CTL_DEL, descriptor, nullptr);
    } else if (epoll_ctl(epoll_, EPOLL_CTL_MOD, descriptor, &wanted) != 0) {
        epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &wanted);
    }
}

std::span<const epoll_event> EpollLoop::wait(int milliseconds)
{
    const int count = epoll_wait(epoll_, ready_.data(), static_cast<int>(ready_.size()), milliseconds);
    return {ready_.data(), count > 0 ? static_cast<std::size_t>(count) : 0};
}

}  // namespace bench
