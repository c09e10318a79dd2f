#pragma once

#include <sys/epoll.h>

#include <array>
#include <span>

namespace bench {

/// Bare epoll for the bare loops: what is watched, and what is ready.
class EpollLoop {
public:
    EpollLoop();
    ~EpollLoop();
    EpollLoop(const EpollLoop&) = delete;
    EpollLoop& operator=(const EpollLoop&) = delete;

    /// Neither readable nor writable: watched no longer.
    void watch(int descriptor, bool readable, bool writable) const;

    /// Ready after at most so many milliseconds. Valid until the next call.
    std::span<const epoll_event> wait(int milliseconds);

private:
    int epoll_;
    std::array<epoll_event, 256> ready_{};
};

}  // namespace bench
