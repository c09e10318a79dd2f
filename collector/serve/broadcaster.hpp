#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace collector::serve {

enum class EventKind : std::uint8_t { result, score, vantage };

constexpr std::array<std::string_view, 3> words_of(EventKind)
{
    return {"result", "score", "vantage"};
}

struct BroadcastLimits {
    std::size_t remembered = 1024;  ///< Events a client that comes back can still get.
    std::size_t subscribers = 64;
    std::chrono::milliseconds heartbeat = std::chrono::seconds{15};
};

struct Ring;

/// Server-sent events (HTML Standard section 9.2) to any number of readers from one ring of the newest events.
///
/// The ring is every reader's queue: memory is bounded whatever they do, and one that falls behind is told how much it
/// missed in a `gap` event. Everything runs on the one thread of the executor.
class Broadcaster {
public:
    /// Event numbers go on from `first_id`, so it must grow over restarts: the start time in microseconds will do.
    Broadcaster(boost::asio::any_io_executor executor, std::uint64_t first_id, BroadcastLimits limits = {});
    ~Broadcaster();

    /// `write` makes one object on one line. It is called once, for the first reader that gets the event, and never when
    /// there is none: thousands of results a second come in while nobody looks.
    void publish(EventKind kind, std::function<std::string()> write);

    /// The same with what is written already.
    void publish(EventKind kind, std::string json);

    /// The source of a streamed answer that goes on after event `last_seen`; nullopt when there are too many readers.
    std::optional<std::function<boost::asio::awaitable<std::string>()>> subscribe(std::optional<std::uint64_t> last_seen);

    /// Ends every stream after what it still has to say.
    void close();

    std::size_t subscribers() const;

private:
    std::shared_ptr<Ring> ring_;
};

}  // namespace collector::serve
