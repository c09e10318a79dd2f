#include "probe/observers/exposure.hpp"

#include "measure/security_reading.hpp"
#include "probe/observers/recursion.hpp"
#include "probe/observers/together.hpp"

namespace probe::observers {

namespace asio = boost::asio;
using measure::Address;
using measure::DualHost;
using measure::Evidence;
using measure::FailureKind;
using measure::PortLook;
using measure::WatchedPort;

namespace {

constexpr int kMoreTries = 2;

/// An open resolver is one that resolves what is none of its business; one that refuses is as good as closed.
asio::awaitable<PortLook> look_for_resolver(Edge& edge, Address address)
{
    const auto request = stranger_question(address);
    const auto exchange = co_await edge.dns.ask(request);
    PortLook seen{.address = address, .port = measure::kDnsPort, .transport = measure::Transport::udp};
    seen.started = exchange.started;
    seen.elapsed = exchange.elapsed;
    seen.failure = exchange.failure;
    if (exchange.message && !measure::resolved_for_stranger(*exchange.message)) {
        seen.failure = measure::Failure{.kind = FailureKind::mismatch, .detail = "answers, and does not resolve for us"};
    }
    co_return seen;
}

asio::awaitable<PortLook> look(Edge& edge, Address address, Address sibling, WatchedPort port)
{
    if (port.port == measure::kDnsPort) {
        co_return co_await look_for_resolver(edge, address);
    }
    const PortRequest request{.address = address, .sibling = sibling, .port = port.port, .transport = port.transport};
    co_return co_await edge.ports.look(request);
}

bool is_silent(const PortLook& look)
{
    return look.failure && look.failure->kind == FailureKind::timeout;
}

asio::awaitable<void> look_over_both(Edge& edge, DualHost host, WatchedPort port, Evidence& into)
{
    const auto over6 = co_await look(edge, host.ipv6, host.ipv4, port);
    auto over4 = co_await look(edge, host.ipv4, host.ipv6, port);
    for (int again = 0; again < kMoreTries && !over6.failure && is_silent(over4); ++again) {
        over4 = co_await look(edge, host.ipv4, host.ipv6, port);
    }
    into.ports.push_back(over6);
    into.ports.push_back(over4);
}

asio::awaitable<void> look_at_host(Edge& edge, DualHost host, Evidence& into)
{
    for (const auto& port : measure::watched_ports(into, host)) {
        co_await look_over_both(edge, host, port, into);
    }
}

}  // namespace

asio::awaitable<void> observe_exposure(Edge& edge, Evidence& into)
{
    if (!measure::consents(into.task.target, measure::consent::kExposure)) {
        co_return;
    }
    std::vector<Step> steps;
    for (const auto& host : measure::same_operator_hosts(into)) {
        steps.emplace_back([&edge, host, &into] { return look_at_host(edge, host, into); });
    }
    co_await together(std::move(steps));
}

}  // namespace probe::observers
