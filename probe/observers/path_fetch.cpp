#include "probe/observers/path_fetch.hpp"

#include <algorithm>

namespace probe::observers {

namespace asio = boost::asio;
using measure::PathFetch;

namespace {

std::optional<measure::Failure> failure_of(const HttpExchange& seen)
{
    if (seen.connect.failure) {
        return seen.connect.failure;
    }
    if (seen.handshake && seen.handshake->failure) {
        return seen.handshake->failure;
    }
    return seen.fetch ? seen.fetch->failure : std::nullopt;
}

}  // namespace

asio::awaitable<PathFetch> fetch_path(Edge& edge, HttpRequest request)
{
    PathFetch made{.url = request.url, .host = request.host, .address = request.address, .port = request.port};
    const auto asked = edge.clock.now();
    const auto begun = edge.clock.ticks();
    const auto seen = co_await edge.http.get(std::move(request));
    // Our own queue is not measured: a transfer that hangs tells of itself only when it began.
    const auto queued = std::max(measure::Duration{}, seen.connect.started - asked);
    made.started = seen.connect.started;
    made.elapsed = std::max(measure::Duration{}, edge.clock.ticks() - begun - queued);
    made.failure = failure_of(seen);
    made.connected = !seen.connect.failure;
    made.packets = seen.packets.value_or(measure::PacketFacts{});
    if (seen.fetch) {
        made.status = seen.fetch->status;
        made.body_octets = seen.fetch->body_octets;
    }
    co_return made;
}

}  // namespace probe::observers
