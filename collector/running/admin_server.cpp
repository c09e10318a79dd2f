#include "collector/running/admin_server.hpp"

#include "collector/ledger/entry.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <sys/stat.h>

namespace collector::running {
namespace {

namespace asio = boost::asio;
using Local = asio::local::stream_protocol;
using namespace asio::experimental::awaitable_operators;
using namespace std::chrono_literals;

constexpr auto kDeadline = 10s;
constexpr std::size_t kMostOctets =
    32U << 20U;  ///< The networks of all countries are some 5 MiB, a frame of 10,000 targets 4.
constexpr auto kQuietly = asio::as_tuple(asio::use_awaitable);

/// All octets until the caller shuts its side down; an error when there are too many.
asio::awaitable<measure::Result<std::string>> read_request(Local::socket& socket)
{
    std::string bytes;
    auto buffer = asio::dynamic_buffer(bytes, kMostOctets);
    const auto [code, count] = co_await asio::async_read(socket, buffer, asio::transfer_all(), kQuietly);
    if (code != asio::error::eof) {
        co_return measure::error("the request is too large or was cut off");
    }
    co_return bytes;
}

measure::Result<LedgerEntry> fact_in(const std::string& bytes)
{
    if (ledger::intact_length(bytes) != bytes.size()) {
        return measure::error("the request is no intact fact");
    }
    auto frame = ledger::decode(bytes);
    if (frame.kind == ledger::FactKind::batch || frame.kind == ledger::FactKind::device_run) {
        return measure::error("batches and runs come from probes alone");
    }
    return ledger::to_entry(frame);
}

asio::awaitable<std::string> answer(Local::socket& socket, const AdminServer::Append& append)
{
    const auto request = co_await read_request(socket);
    auto entry = request.and_then(fact_in);
    if (!entry) {
        co_return "error " + entry.error().what + "\n";
    }
    const auto position = co_await append(*std::move(entry));
    co_return position ? "ok " + std::to_string(*position) + "\n" : "error " + measure::to_string(position.error()) + "\n";
}

asio::awaitable<void> converse(Local::socket socket, AdminServer::Append append)
{
    asio::steady_timer deadline(socket.get_executor(), kDeadline);
    auto reply = co_await (answer(socket, append) || deadline.async_wait(kQuietly));
    if (const auto* line = std::get_if<0>(&reply)) {
        co_await asio::async_write(socket, asio::buffer(*line), kQuietly);
    }
}

asio::awaitable<void> accept_all(std::shared_ptr<Local::acceptor> acceptor, AdminServer::Append append)
{
    while (acceptor->is_open()) {
        auto [code, socket] = co_await acceptor->async_accept(kQuietly);
        if (!code) {
            asio::co_spawn(acceptor->get_executor(), converse(std::move(socket), append), asio::detached);
        }
    }
}

/// Only the owner may connect: the mode stands before anybody can.
boost::system::error_code bind_private(Local::acceptor& acceptor, const std::filesystem::path& socket)
{
    boost::system::error_code code;
    std::error_code ignored;
    std::filesystem::remove(socket, ignored);
    const auto mask = ::umask(0177);
    acceptor.bind(Local::endpoint(socket.string()), code);
    ::umask(mask);
    return code;
}

/// sun_path holds 108 octets with the closing NUL (unix(7)); Asio throws beyond that.
constexpr std::size_t kLongestPath = 107;

}  // namespace

measure::Result<AdminServer> AdminServer::listen(asio::any_io_executor executor, const std::filesystem::path& socket,
                                                 Append append)
{
    constexpr auto kRemedy = "choose a [data] directory with a shorter path (at most 90 characters) that we may write";
    if (socket.string().size() > kLongestPath) {
        return measure::error("the path of the admin socket is too long", socket.string(), kRemedy);
    }
    auto acceptor = std::make_shared<Local::acceptor>(executor);
    boost::system::error_code code;
    acceptor->open(Local(), code);
    if (!code) {
        code = bind_private(*acceptor, socket);
    }
    if (!code) {
        acceptor->listen(8, code);
    }
    if (code) {
        return measure::error("cannot listen: " + code.message(), socket.string(), kRemedy);
    }
    asio::co_spawn(executor, accept_all(acceptor, std::move(append)), asio::detached);
    return AdminServer(std::move(acceptor));
}

void AdminServer::close()
{
    boost::system::error_code ignored;
    acceptor_->close(ignored);
}

}  // namespace collector::running
