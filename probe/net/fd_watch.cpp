#include "probe/net/fd_watch.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>

namespace probe::net {

namespace asio = boost::asio;

/// Shared with the pending waits, so that one that completes late finds `ended` instead of nothing.
struct FdWatch::State : std::enable_shared_from_this<State> {
    State(asio::any_io_executor executor, int fd, Ready on_ready) : descriptor(executor, fd), ready(std::move(on_ready)) {}

    void arm_read()
    {
        if (ended || !want_read || waiting_read) {
            return;
        }
        waiting_read = true;
        descriptor.async_wait(asio::posix::stream_descriptor::wait_read,
                              [self = shared_from_this()](const boost::system::error_code& failure) {
                                  self->waiting_read = false;
                                  self->tell(!failure, true, false);
                              });
    }

    void arm_write()
    {
        if (ended || !want_write || waiting_write) {
            return;
        }
        waiting_write = true;
        descriptor.async_wait(asio::posix::stream_descriptor::wait_write,
                              [self = shared_from_this()](const boost::system::error_code& failure) {
                                  self->waiting_write = false;
                                  self->tell(!failure, false, true);
                              });
    }

    void tell(bool good, bool readable, bool writable)
    {
        if (ended || !good) {
            return;
        }
        if ((readable && want_read) || (writable && want_write)) {
            const auto call = ready;  // the call may end the watch
            call(readable, writable);
        }
        arm_read();
        arm_write();
    }

    asio::posix::stream_descriptor descriptor;
    Ready ready;
    bool want_read = false;
    bool want_write = false;
    bool waiting_read = false;
    bool waiting_write = false;
    bool ended = false;
};

FdWatch::FdWatch(asio::any_io_executor executor, int descriptor, Ready ready)
    : state_(std::make_shared<State>(std::move(executor), descriptor, std::move(ready)))
{
}

FdWatch::~FdWatch()
{
    state_->ended = true;
    state_->descriptor.release();  // cancels the waits, leaves the descriptor to its owner
}

void FdWatch::want(bool readable, bool writable)
{
    state_->want_read = readable;
    state_->want_write = writable;
    state_->arm_read();
    state_->arm_write();
}

}  // namespace probe::net
