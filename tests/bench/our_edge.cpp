#include "bench/our_edge.hpp"

#include "probe/observers/together.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace bench {

namespace asio = boost::asio;

namespace {

/// The workers of one run, and the next name to take.
struct Work {
    OurEdge& ours;
    const Workload& workload;
    const Deed& deed;
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
    std::size_t next = 0;
};

/// Beginnings keep to the clock, not to the end of the one before: a slow answer must not thin out the load.
asio::awaitable<void> wait_for_turn(Work& work, std::size_t turn)
{
    if (work.workload.per_second <= 0) {
        co_return;
    }
    const std::chrono::duration<double> after(static_cast<double>(turn) / work.workload.per_second);
    asio::steady_timer timer(co_await asio::this_coro::executor);
    timer.expires_at(work.begun + std::chrono::duration_cast<std::chrono::steady_clock::duration>(after));
    co_await timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> work_on(Work& work)
{
    while (work.next < work.workload.total()) {
        const auto turn = work.next++;
        co_await wait_for_turn(work, turn);
        co_await work.deed(work.ours, work.workload.at(turn));
    }
}

void rethrow(std::exception_ptr thrown)
{
    if (thrown) {
        std::rethrow_exception(thrown);
    }
}

}  // namespace

OurEdge::OurEdge(asio::any_io_executor executor, const Workload& workload)
    : clock(executor), dns(executor), http(executor, {.user_agent = "sextant-bench", .ca_file = workload.ca_file}),
      smtp(executor, {.ca_file = workload.ca_file}), validator(executor, {}), edge{.clock = clock,
                                                                                   .dns = dns,
                                                                                   .http = http,
                                                                                   .time = time,
                                                                                   .net = net,
                                                                                   .smtp = smtp,
                                                                                   .validator = validator,
                                                                                   .quic = quic,
                                                                                   .icmp = icmp,
                                                                                   .ports = ports}
{
}

void drive(const Workload& workload, Deed deed)
{
    asio::io_context context(1);
    OurEdge ours(context.get_executor(), workload);
    Work work{.ours = ours, .workload = workload, .deed = deed};
    std::vector<probe::observers::Step> steps;
    for (std::size_t i = 0; i < workload.in_flight; ++i) {
        steps.emplace_back([&work] { return work_on(work); });
    }
    asio::co_spawn(context, probe::observers::together(std::move(steps)), &rethrow);
    context.run();
}

probe::HttpRequest page_of(const Name& name, const measure::Address& address, bool tls)
{
    const std::string scheme = tls ? "https://" : "http://";
    const std::uint16_t port = tls ? 443 : 80;
    return {.url = scheme + name.name + "/", .host = name.name, .address = address, .port = port};
}

}  // namespace bench
