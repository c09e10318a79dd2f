#include "collector/cli/admin_server.hpp"

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

namespace collector::cli {
namespace {

namespace asio = boost::asio;
using Local = asio::local::stream_protocol;
using namespace asio::experimental::awaitable_operators;
using namespace std::chrono_literals;

constexpr auto kDeadline = 10s;
constexpr std::size_t kMostOctets = 4U << 20U;  ///< A frame file of 4 MiB holds some 10,000 targets.
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
    if (frame.kind == ledger::FactKind::batch) {
        return measure::error("batches come from probes alone");
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

asio::awaitable<void> accept_all(Local::acceptor acceptor, AdminServer::Append append)
{
    while (true) {
        auto [code, socket] = co_await acceptor.async_accept(kQuietly);
        if (code == asio::error::operation_aborted) {
            co_return;
        }
        if (!code) {
            asio::co_spawn(acceptor.get_executor(), converse(std::move(socket), append), asio::detached);
        }
    }
}

}  // namespace

measure::Result<void> AdminServer::listen(asio::io_context& context, const std::filesystem::path& socket, Append append)
{
    boost::system::error_code code;
    std::error_code ignored;
    std::filesystem::remove(socket, ignored);
    Local::acceptor acceptor(context);
    acceptor.open(Local(), code);
    const auto mask = ::umask(0177);
    if (!code) {
        acceptor.bind(Local::endpoint(socket.string()), code);
    }
    ::umask(mask);
    if (!code) {
        acceptor.listen(8, code);
    }
    if (code) {
        return measure::error("cannot listen: " + code.message(), socket.string(),
                              "choose a [data] directory with a shorter path (at most 90 characters) that we may write");
    }
    asio::co_spawn(context, accept_all(std::move(acceptor), std::move(append)), asio::detached);
    return {};
}

}  // namespace collector::cli
