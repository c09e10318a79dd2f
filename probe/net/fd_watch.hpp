#pragma once

#include <boost/asio/any_io_executor.hpp>

#include <functional>
#include <memory>

namespace probe::net {

/// Watches a descriptor of somebody else on an Asio executor. Borrows it: never closes it.
class FdWatch {
public:
    /// Called with what is ready. May destroy the watch.
    using Ready = std::function<void(bool readable, bool writable)>;

    FdWatch(boost::asio::any_io_executor executor, int descriptor, Ready ready);
    ~FdWatch();
    FdWatch(const FdWatch&) = delete;
    FdWatch& operator=(const FdWatch&) = delete;

    /// What to wait for from now on.
    void want(bool readable, bool writable);

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace probe::net
