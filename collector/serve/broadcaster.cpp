#include "collector/serve/broadcaster.hpp"

#include "measure/words.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <deque>
#include <set>
#include <utility>

namespace collector::serve {

namespace asio = boost::asio;

struct Subscriber;

struct Event {
    EventKind kind = EventKind::result;
    std::function<std::string()> write;  ///< Until the first reader.
    std::string text;                    ///< As it is sent, from then on.
};

struct Ring {
    asio::any_io_executor executor;
    BroadcastLimits limits;
    std::uint64_t first = 0;  ///< Number of the oldest event kept.
    std::deque<Event> events{};
    std::set<Subscriber*> subscribers{};
    bool closed = false;

    std::uint64_t next() const { return first + events.size(); }
};

struct Subscriber {
    Subscriber(std::shared_ptr<Ring> events, std::uint64_t from) : ring(std::move(events)), next(from), wake(ring->executor)
    {
        ring->subscribers.insert(this);
    }
    Subscriber(const Subscriber&) = delete;
    Subscriber& operator=(const Subscriber&) = delete;
    ~Subscriber() { ring->subscribers.erase(this); }

    std::shared_ptr<Ring> ring;
    std::uint64_t next;
    asio::steady_timer wake;
    bool greeted = false;
};

namespace {

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

/// Enough for a few hundred events at once, little for a connection's memory.
constexpr std::size_t kPieceOctets = 65536;

/// Sent at once, so that a client knows the stream stands; it also says when to come back (milliseconds).
constexpr std::string_view kGreeting = "retry: 5000\n\n";

constexpr std::string_view kHeartbeat = ":\n\n";

const std::string& written(Ring& ring, std::uint64_t id)
{
    auto& event = ring.events[static_cast<std::size_t>(id - ring.first)];
    if (event.write) {
        event.text = "id: " + std::to_string(id) + "\nevent: " + std::string(measure::to_word(event.kind)) +
                     "\ndata: " + event.write() + "\n\n";
        event.write = nullptr;
    }
    return event.text;
}

/// Everything this reader has not had, as far as it fits one piece.
std::string take(Subscriber& subscriber)
{
    auto& ring = *subscriber.ring;
    std::string piece;
    if (!std::exchange(subscriber.greeted, true)) {
        piece += kGreeting;
    }
    if (subscriber.next < ring.first) {
        const auto lost = std::to_string(ring.first - subscriber.next);
        piece += "event: gap\ndata: {\"schema\":1,\"lost\":" + lost + "}\n\n";
        subscriber.next = ring.first;
    }
    while (subscriber.next < ring.next() && piece.size() < kPieceOctets) {
        piece += written(ring, subscriber.next);
        ++subscriber.next;
    }
    return piece;
}

asio::awaitable<std::string> next_piece(std::shared_ptr<Subscriber> subscriber)
{
    auto piece = take(*subscriber);
    if (!piece.empty() || subscriber->ring->closed) {
        co_return piece;
    }
    subscriber->wake.expires_after(subscriber->ring->limits.heartbeat);
    co_await subscriber->wake.async_wait(kAsTuple);
    piece = take(*subscriber);
    if (piece.empty() && !subscriber->ring->closed) {
        piece = kHeartbeat;
    }
    co_return piece;
}

void wake_all(const Ring& ring)
{
    for (auto* subscriber : ring.subscribers) {
        subscriber->wake.cancel();
    }
}

}  // namespace

Broadcaster::Broadcaster(asio::any_io_executor executor, std::uint64_t first_id, BroadcastLimits limits)
    : ring_(std::make_shared<Ring>(Ring{.executor = std::move(executor), .limits = limits, .first = first_id}))
{
}

Broadcaster::~Broadcaster()
{
    close();
}

void Broadcaster::publish(EventKind kind, std::string json)
{
    publish(kind, [json = std::move(json)] { return json; });
}

void Broadcaster::publish(EventKind kind, std::function<std::string()> write)
{
    ring_->events.push_back({.kind = kind, .write = std::move(write), .text = {}});
    if (ring_->events.size() > ring_->limits.remembered) {
        ring_->events.pop_front();
        ++ring_->first;
    }
    wake_all(*ring_);
}

std::optional<std::function<asio::awaitable<std::string>()>> Broadcaster::subscribe(std::optional<std::uint64_t> last_seen)
{
    if (ring_->closed || ring_->subscribers.size() >= ring_->limits.subscribers) {
        return std::nullopt;
    }
    const auto next = ring_->next();
    const auto from = last_seen && *last_seen < next ? *last_seen + 1 : next;
    auto subscriber = std::make_shared<Subscriber>(ring_, from);
    return [subscriber] { return next_piece(subscriber); };
}

void Broadcaster::close()
{
    ring_->closed = true;
    wake_all(*ring_);
}

std::size_t Broadcaster::subscribers() const
{
    return ring_->subscribers.size();
}

}  // namespace collector::serve
