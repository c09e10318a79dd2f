#include "http/listener.hpp"

#include "http/connection_caps.hpp"
#include "http/session.hpp"
#include "http/tls_context.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// Everything behind a Listener; sessions keep it alive until they have ended.
struct Listening {
    Listening(asio::any_io_executor on, std::shared_ptr<Service> shared)
        : executor(std::move(on)), service(std::move(shared)), caps(service->limits.connections, service->limits.per_prefix),
          drained(executor)
    {
    }

    asio::any_io_executor executor;
    std::vector<tcp::acceptor> acceptors;
    std::shared_ptr<Service> service;
    ConnectionCaps caps;
    std::set<std::shared_ptr<Session>> sessions;
    asio::steady_timer drained;  ///< Cancelled when the last session ends.
};

namespace {

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

/// After accept() failed for want of descriptors, so that the loop does not spin.
constexpr auto kAcceptPause = std::chrono::milliseconds{100};

/// What cancelled sessions get to unwind.
constexpr auto kUnwind = std::chrono::seconds{1};

tcp::endpoint to_asio(const Endpoint& endpoint)
{
    const auto& octets = endpoint.address.octets;
    if (endpoint.address.family == measure::Family::ipv6) {
        return {asio::ip::address_v6(octets), endpoint.port};
    }
    return {asio::ip::address_v4({octets[0], octets[1], octets[2], octets[3]}), endpoint.port};
}

measure::Address to_measure(const asio::ip::address& address)
{
    measure::Address result;
    if (address.is_v6()) {
        result.octets = address.to_v6().to_bytes();
        return result;
    }
    result.family = measure::Family::ipv4;
    const auto octets = address.to_v4().to_bytes();
    std::copy(octets.begin(), octets.end(), result.octets.begin());
    return result;
}

measure::Result<tcp::acceptor> listen_on(const asio::any_io_executor& executor, const Endpoint& endpoint)
{
    const auto where = measure::to_string(endpoint.address) + " port " + std::to_string(endpoint.port);
    const auto address = to_asio(endpoint);
    tcp::acceptor acceptor{executor};
    error_code failed;
    acceptor.open(address.protocol(), failed);
    if (!failed) {
        acceptor.set_option(tcp::acceptor::reuse_address(true), failed);
    }
    if (!failed && address.address().is_v6()) {
        // Explicit, because the system's default may be either.
        acceptor.set_option(asio::ip::v6_only(true), failed);
    }
    if (!failed) {
        acceptor.bind(address, failed);
    }
    if (!failed) {
        acceptor.listen(asio::socket_base::max_listen_connections, failed);
    }
    if (failed) {
        return measure::error("cannot listen: " + failed.message(), where,
                              "choose a free port and an address of this machine in the configuration");
    }
    return acceptor;
}

void forget(const std::shared_ptr<Listening>& listening, const std::shared_ptr<Session>& session)
{
    session->close = nullptr;
    listening->caps.leave(session->peer);
    listening->sessions.erase(session);
    if (listening->sessions.empty()) {
        listening->drained.cancel();
    }
}

void begin_session(const std::shared_ptr<Listening>& listening, tcp::socket socket, const measure::Address& peer)
{
    auto session = std::make_shared<Session>();
    session->peer = peer;
    listening->sessions.insert(session);
    auto ended = [listening, session](const std::exception_ptr&) { forget(listening, session); };
    auto slot = session->cancel.slot();
    asio::co_spawn(listening->executor, serve(std::move(socket), listening->service, session),
                   asio::bind_cancellation_slot(slot, std::move(ended)));
}

void take_in(const std::shared_ptr<Listening>& listening, tcp::socket socket)
{
    ++listening->service->counts.connections;
    error_code failed;
    const auto remote = socket.remote_endpoint(failed);
    if (failed) {
        return;
    }
    const auto peer = to_measure(remote.address());
    if (!listening->caps.enter(peer)) {
        ++listening->service->counts.refused;
        return;
    }
    socket.set_option(tcp::no_delay(true), failed);
    begin_session(listening, std::move(socket), peer);
}

asio::awaitable<void> accept_all(std::shared_ptr<Listening> listening, std::size_t index)
{
    asio::steady_timer pause{listening->executor};
    while (!listening->service->stopping) {
        auto [failed, socket] = co_await listening->acceptors[index].async_accept(kAsTuple);
        if (!failed) {
            take_in(listening, std::move(socket));
            continue;
        }
        if (failed == asio::error::operation_aborted || failed == asio::error::bad_descriptor) {
            co_return;
        }
        pause.expires_after(kAcceptPause);
        co_await pause.async_wait(kAsTuple);
    }
}

void close_idle(const Listening& listening)
{
    const auto sessions = listening.sessions;
    for (const auto& session : sessions) {
        if (session->idle && session->close) {
            session->close();
        }
    }
}

void cut_all(const Listening& listening)
{
    const auto sessions = listening.sessions;
    for (const auto& session : sessions) {
        if (session->close) {
            session->close();
        }
        session->cancel.emit(asio::cancellation_type::terminal);
    }
}

asio::awaitable<void> wait_until_drained(std::shared_ptr<Listening> listening, measure::Duration deadline)
{
    if (listening->sessions.empty()) {
        co_return;
    }
    listening->drained.expires_after(deadline);
    co_await listening->drained.async_wait(kAsTuple);
}

}  // namespace

measure::Result<Listener> Listener::open(asio::any_io_executor executor, ListenerSettings settings, Handler handler,
                                         Admission admission)
{
    auto service = std::make_shared<Service>();
    service->limits = settings.limits;
    service->handler = std::move(handler);
    service->admission = std::move(admission);
    if (settings.tls) {
        auto tls = make_tls_context(settings.tls->certificate, settings.tls->key);
        if (!tls) {
            return tl::unexpected(tls.error());
        }
        service->tls = *tls;
    }
    auto listening = std::make_shared<Listening>(executor, service);
    for (const auto& endpoint : settings.endpoints) {
        auto acceptor = listen_on(executor, endpoint);
        if (!acceptor) {
            return tl::unexpected(acceptor.error());
        }
        listening->acceptors.push_back(std::move(*acceptor));
    }
    return Listener{std::move(listening)};
}

Listener::Listener(std::shared_ptr<Listening> listening) : listening_(std::move(listening)) {}
Listener::Listener(Listener&&) noexcept = default;
Listener& Listener::operator=(Listener&&) noexcept = default;
Listener::~Listener() = default;

void Listener::start()
{
    for (std::size_t i = 0; i < listening_->acceptors.size(); ++i) {
        asio::co_spawn(listening_->executor, accept_all(listening_, i), [](const std::exception_ptr&) {});
    }
}

std::vector<std::uint16_t> Listener::ports() const
{
    std::vector<std::uint16_t> ports;
    for (const auto& acceptor : listening_->acceptors) {
        error_code failed;
        ports.push_back(acceptor.local_endpoint(failed).port());
    }
    return ports;
}

Counts Listener::counts() const
{
    return listening_->service->counts;
}

std::size_t Listener::connections() const
{
    return listening_->caps.open();
}

asio::awaitable<void> Listener::stop(measure::Duration deadline)
{
    const auto listening = listening_;
    listening->service->stopping = true;
    for (auto& acceptor : listening->acceptors) {
        error_code ignored;
        acceptor.close(ignored);
    }
    close_idle(*listening);
    co_await wait_until_drained(listening, deadline);
    cut_all(*listening);
    co_await wait_until_drained(listening, kUnwind);
}

}  // namespace http
