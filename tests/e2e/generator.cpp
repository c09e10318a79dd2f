#include "daemon/log.hpp"
#include "daemon/run_loop.hpp"
#include "generator_options.hpp"
#include "payload_book.hpp"
#include "probe/net/system_clock.hpp"
#include "probe/report/https_channel.hpp"
#include "probe/report/sender.hpp"
#include "probe/spool/segment_spool.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <cstdio>
#include <random>

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

/// Fast enough that a kill hits every stage, slow enough that the collector is not what is tested.
constexpr auto kBetweenResults = 10ms;
constexpr std::size_t kResultsABatch = 5;
constexpr auto kDrainWithin = 100s;

/// The smallest result a collector judges: the payload in the notes for the ledger, in the target's name for the index.
measure::TaskResult result_of(const std::string& probe, const std::string& payload, measure::Timestamp now)
{
    measure::TaskResult result;
    auto& evidence = result.evidence;
    evidence.task.target = {
        .domain = payload + ".example.test", .country = "AA", .organisation = "Example", .sector = "portal"};
    evidence.task.round = measure::to_iso_date(std::chrono::floor<std::chrono::days>(now));
    evidence.task.due = now;
    evidence.vantage = {.probe = probe, .boot_id = "e2e", .software = "sextant-e2e/1"};
    evidence.vantage.before.at = now;
    evidence.started = now;
    evidence.notes = {payload};
    return result;
}

/// Writes results into a real spool and sends them with the real sender.
class Generator {
public:
    Generator(e2e::GeneratorOptions options, probe::Spool& spool, probe::Clock& clock, probe::report::Sender& sender)
        : options_(std::move(options)), spool_(spool), clock_(clock), sender_(sender), issued_(options_.issued),
          sealed_(options_.sealed), next_(issued_.lines_before() + 1)
    {
    }

    asio::awaitable<void> produce()
    {
        while (!stopping_) {
            for (std::size_t i = 0; i < kResultsABatch && !stopping_; ++i) {
                issue();
                co_await clock_.wait(kBetweenResults);
            }
            seal();
            sender_.wake();
        }
    }

    asio::awaitable<void> drain()
    {
        issue();
        seal();
        const auto deadline = clock_.ticks() + kDrainWithin;
        drained = co_await sender_.drain(deadline);
    }

    void stop() { stopping_ = true; }

    bool drained = false;

private:
    void issue()
    {
        const auto payload = "e2e-" + options_.name + "-" + std::to_string(next_++);
        issued_.add({payload});
        const auto now = clock_.now();
        const measure::BatchLine line = result_of(options_.name, payload, now);
        if (const auto kept = spool_.append(line, now)) {
            open_.push_back(payload);
        } else {
            std::fprintf(stderr, "%s\n", measure::to_string(kept.error()).c_str());
        }
    }

    void seal()
    {
        const auto sealed = spool_.seal(clock_.now());
        if (!sealed) {
            std::fprintf(stderr, "%s\n", measure::to_string(sealed.error()).c_str());
            return;
        }
        sealed_.add(open_);
        open_.clear();
    }

    e2e::GeneratorOptions options_;
    probe::Spool& spool_;
    probe::Clock& clock_;
    probe::report::Sender& sender_;
    e2e::PayloadBook issued_;
    e2e::PayloadBook sealed_;
    std::size_t next_;
    std::vector<std::string> open_;
    bool stopping_ = false;
};

probe::report::SenderSettings eager()
{
    probe::report::SenderSettings settings;
    settings.backoff = {.base = 50ms, .cap = 1s, .least = 10ms, .most_told = 1s};
    settings.seed = std::random_device{}();
    return settings;
}

int run(const e2e::GeneratorOptions& options)
{
    auto spool = probe::spool::SegmentSpool::open({.directory = options.spool}, {options.name, "e2e", "sextant-e2e/1"});
    if (!spool) {
        std::fprintf(stderr, "%s\n", measure::to_string(spool.error()).c_str());
        return 1;
    }
    daemons::RunLoop loop;
    const auto executor = loop.context().get_executor();
    probe::net::SystemClock clock(executor);
    probe::report::HttpsChannel channel(
        executor,
        {.url = options.collector, .ca = options.ca, .token_file = options.token_file, .software = "sextant-e2e/1"});
    probe::report::Sender sender(**spool, channel, clock, executor, eager());
    Generator generator(options, **spool, clock, sender);
    loop.on_stop([&] {
        generator.stop();
        sender.stop();
    });
    if (!options.drain) {
        asio::co_spawn(executor, generator.produce(), asio::detached);
        asio::co_spawn(executor, sender.run(), asio::detached);
        return loop.run();
    }
    asio::co_spawn(executor, generator.drain(), [&](const std::exception_ptr&) { loop.stop(); });
    loop.run();
    return generator.drained ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv)
{
    const auto options = e2e::parse_options(argc, argv);
    if (!options) {
        return 2;
    }
    daemons::start_log(daemons::LogLevel::warning);
    return run(*options);
}
