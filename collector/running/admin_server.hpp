#pragma once

#include "collector/ports/ledger.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/local/stream_protocol.hpp>

#include <filesystem>
#include <functional>
#include <memory>

namespace collector::running {

/// The door through which `probe` and `frame` reach a running collector: a Unix socket in the data directory, open to its
/// owner alone. It has one request, a fact as a ledger frame, and one answer, a line: "ok POSITION" or "error WHAT".
class AdminServer {
public:
    using Append = std::function<boost::asio::awaitable<measure::Result<std::uint64_t>>(LedgerEntry)>;

    /// Takes the place of a socket that a killed collector left behind.
    static measure::Result<AdminServer> listen(boost::asio::any_io_executor executor, const std::filesystem::path& socket,
                                               Append append);

    /// Takes no more callers.
    void close();

private:
    using Acceptor = boost::asio::local::stream_protocol::acceptor;

    explicit AdminServer(std::shared_ptr<Acceptor> acceptor) : acceptor_(std::move(acceptor)) {}

    std::shared_ptr<Acceptor> acceptor_;
};

}  // namespace collector::running
