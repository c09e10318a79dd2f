#include "collector/cli/console.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/running/log_events.hpp"
#include "collector/running/running_collector.hpp"
#include "daemon/run_loop.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <malloc.h>

namespace collector::cli {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr auto kStopWithin = 8s;
constexpr auto kGrace = 20s;

asio::awaitable<void> stop_all(running::RunningCollector& collector, daemons::RunLoop& loop)
{
    co_await collector.stop(kStopWithin);
    loop.stop();
}

/// A batch is some 10^5 small blocks, made by one thread and freed by another. glibc sets freed ones aside and joins them all when
/// a large block is freed, often by the thread that acknowledges: 40 % of its time in a profile. Joined at once they cost less.
void join_freed_memory_at_once()
{
    ::mallopt(M_MXFAST, 0);
}

}  // namespace

int serve(const Config& config)
{
    join_freed_memory_at_once();
    daemons::start_log(config.log_level);
    daemons::RunLoop loop;
    auto collector = running::RunningCollector::open(config, loop.context().get_executor());
    if (!collector) {
        return complain(collector.error());
    }
    const auto stop = [&] { asio::co_spawn(loop.context(), stop_all(**collector, loop), asio::detached); };
    loop.on_stop(stop, kGrace);
    loop.on_reload([] { daemons::log(running::events::kReloadIgnored); });
    (*collector)->start();
    return loop.run();
}

}  // namespace collector::cli
