#include "collector/running/admin_client.hpp"

#include "collector/ledger/entry.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <sys/socket.h>
#include <sys/time.h>

#include <charconv>

namespace collector::running {
namespace {

namespace asio = boost::asio;
using Local = asio::local::stream_protocol;

constexpr timeval kDeadline{.tv_sec = 15, .tv_usec = 0};

/// The kernel's own deadline serves a blocking socket best.
void limit_waits(Local::socket& socket)
{
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &kDeadline, sizeof kDeadline);
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &kDeadline, sizeof kDeadline);
}

measure::Result<std::string> ask(const std::filesystem::path& path, const std::string& request)
{
    asio::io_context context;
    Local::socket socket(context);
    boost::system::error_code code;
    std::string reply;
    socket.connect(Local::endpoint(path.string()), code);
    if (!code) {
        limit_waits(socket);
        asio::write(socket, asio::buffer(request), code);
    }
    if (!code) {
        socket.shutdown(Local::socket::shutdown_send, code);
    }
    if (!code) {
        asio::read(socket, asio::dynamic_buffer(reply, 4096), code);
    }
    if (code && code != asio::error::eof) {
        return measure::error("cannot reach the running collector: " + code.message(), path.string(),
                              "run this as the collector's user; see whether `sextant-collector serve` is healthy");
    }
    return reply;
}

}  // namespace

measure::Result<std::uint64_t> append_through(const std::filesystem::path& socket, const LedgerEntry& entry)
{
    const auto reply = ask(socket, ledger::encode(ledger::to_frame(entry, std::string(ledger::kNoHash))));
    if (!reply) {
        return tl::unexpected(reply.error());
    }
    std::uint64_t position = 0;
    constexpr std::string_view kOk = "ok ";
    const auto* first = reply->data() + std::min(kOk.size(), reply->size());
    const auto [stop, code] = std::from_chars(first, reply->data() + reply->size(), position);
    if (!reply->starts_with(kOk) || code != std::errc{}) {
        return measure::error("the running collector refused: " + *reply, socket.string());
    }
    return position;
}

}  // namespace collector::running
