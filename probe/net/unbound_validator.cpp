#include "probe/net/unbound_validator.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <unbound.h>

namespace probe::net {

namespace asio = boost::asio;
using measure::Failure;
using measure::FailureKind;
using measure::Locus;
using measure::Security;

namespace {

constexpr auto kRoomPause = std::chrono::milliseconds(20);
constexpr std::size_t kLongestDetail = 200;

/// Counts a resolution for as long as its coroutine lives, be it thrown away.
struct Counted {
    explicit Counted(int& counter) : count(counter) { ++count; }
    ~Counted() { --count; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;
    int& count;
};

Failure library_failure(int error)
{
    const auto kind = error == UB_NOMEM ? FailureKind::resources : FailureKind::other;
    return {.kind = kind, .locus = Locus::local, .code = error, .detail = ub_strerror(error)};
}

Security security_of(const UnboundReply& reply, bool anchored)
{
    if (!anchored) {
        return Security::unchecked;
    }
    if (reply.bogus) {
        return Security::bogus;
    }
    return reply.secure ? Security::secure : Security::insecure;
}

void read_reply(const std::optional<UnboundReply>& reply, bool anchored, Resolution& into)
{
    if (!reply) {
        into.failure = Failure{.kind = FailureKind::timeout, .detail = "no answer within the deadline of a resolution"};
        return;
    }
    if (reply->error != UB_NOERROR) {
        into.failure = library_failure(reply->error);
        return;
    }
    into.rcode = static_cast<std::uint16_t>(reply->rcode);
    into.security = security_of(*reply, anchored);
    into.why_bogus = reply->why_bogus.substr(0, kLongestDetail);
    into.data = reply->data;
}

}  // namespace

UnboundContext& UnboundValidator::context_for(measure::Family family)
{
    auto& context = family == measure::Family::ipv6 ? ipv6_ : ipv4_;
    if (!context) {
        context = std::make_unique<UnboundContext>(executor_, settings_, family);
    }
    return *context;
}

asio::awaitable<void> UnboundValidator::wait_for_room()
{
    asio::steady_timer pause(executor_);
    while (in_flight_ >= kMostInFlight) {
        pause.expires_after(kRoomPause);
        co_await pause.async_wait(asio::use_awaitable);
    }
}

asio::awaitable<std::optional<UnboundReply>> UnboundValidator::reply_within_deadline(measure::Question question,
                                                                                     measure::Family family)
{
    auto& context = context_for(family);
    asio::steady_timer deadline(executor_, kDeadline);
    std::optional<UnboundReply> reply;
    auto done = [&](UnboundReply got) {
        reply = std::move(got);
        deadline.cancel();
    };
    const int number = context.begin(question, done);
    if (number < 0) {
        co_return UnboundReply{.error = number};
    }
    boost::system::error_code ignored;
    auto token = asio::redirect_error(asio::use_awaitable, ignored);
    co_await deadline.async_wait(token);
    if (!reply) {
        context.cancel(number);
    }
    co_return reply;
}

asio::awaitable<Resolution> UnboundValidator::resolve(measure::Question question, measure::Family family)
{
    co_await wait_for_room();
    const Counted counted(in_flight_);
    Resolution seen{.started = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now())};
    const auto begun = std::chrono::steady_clock::now();
    const auto reply = co_await reply_within_deadline(question, family);
    seen.elapsed = std::chrono::duration_cast<measure::Duration>(std::chrono::steady_clock::now() - begun);
    read_reply(reply, !settings_.trust_anchor.empty(), seen);
    co_return seen;
}

}  // namespace probe::net
