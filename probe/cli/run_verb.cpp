#include "daemon/run_loop.hpp"
#include "probe/agent/agent.hpp"
#include "probe/agent/log_events.hpp"
#include "probe/cli/boot_id.hpp"
#include "probe/cli/instruments.hpp"
#include "probe/cli/progress_file.hpp"
#include "probe/cli/scraping.hpp"
#include "probe/cli/verbs.hpp"
#include "probe/report/https_channel.hpp"
#include "probe/report/https_opt_outs.hpp"
#include "probe/report/opt_out_watch.hpp"
#include "probe/report/sender.hpp"
#include "probe/spool/segment_spool.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <random>

namespace probe::cli {

namespace asio = boost::asio;

namespace {

/// After its last round a probe that shall end waits so long for the collector to take what is left.
constexpr measure::Duration kFarewell = std::chrono::minutes(2);

/// A scrape under way may end within this when the probe is stopped.
constexpr measure::Duration kLastScrapes = std::chrono::seconds(5);

agent::Plan plan_of(const Config& config, std::uint64_t rounds)
{
    agent::Plan plan;
    plan.vantage.identity.probe = config.name;
    plan.vantage.identity.boot_id = boot_id();
    plan.vantage.identity.software = software();
    plan.vantage.identity.laboratory = !config.politeness.laboratory.empty();
    plan.vantage.setting = observer_setting(config);
    plan.vantage.controls = config.controls;
    plan.vantage.side_by_side = static_cast<std::size_t>(config.schedule.side_by_side);
    plan.batch = static_cast<std::size_t>(config.schedule.batch);
    plan.gate_pause = config.schedule.gate_pause;
    plan.rounds = rounds;
    if (const auto earlier = read_progress(progress_file(config.spool.folder))) {
        plan.resumed_round = earlier->round;
        plan.done = earlier->done;
    }
    return plan;
}

scheduler::Agenda agenda_of(const config::Loaded& loaded)
{
    const scheduler::Rules rules{.attempts = static_cast<std::uint32_t>(loaded.config.schedule.attempts),
                                 .attempt_pause = loaded.config.schedule.attempt_pause,
                                 .round = loaded.config.laboratory_round};
    return {loaded.config.name, loaded.frames, rules};
}

report::HttpsSettings channel_settings(const Config& config)
{
    return {
        .url = config.report.url, .ca = config.report.ca, .token_file = config.report.token_file, .software = software()};
}

void tell(const Config& config, const agent::Progress& progress)
{
    if (const auto written = write_progress(progress_file(config.spool.folder), progress); !written) {
        say("error: " + measure::to_string(written.error()));
    }
    daemons::RunLoop::tell_status("round " + progress.round + ": " + std::to_string(progress.done.size()) + " measured, " +
                                  std::to_string(progress.waiting) + " waiting" +
                                  (progress.fit ? "" : "; vantage not fit: " + progress.reason));
}

/// The probe while it runs: agent and sender on one loop, the spool between them.
class RunningProbe {
public:
    RunningProbe(const config::Loaded& loaded, spool::SegmentSpool& spool, std::uint64_t rounds)
        : config_(loaded.config), instruments_(executor(), config_), channel_(executor(), channel_settings(config_)),
          scraping_(executor(), instruments_.edge(), spool, loaded, plan_of(config_, rounds).vantage),
          sender_(spool, channel_, instruments_.edge().clock, executor(), {.seed = std::random_device{}()},
                  [this](const report::Attempt& attempt) { scraping_.take(attempt); }),
          agent_(instruments_.edge(), spool, agenda_of(loaded), plan_of(config_, rounds),
                 [this](const agent::Progress& progress) { hear(progress); }),
          opt_out_source_(executor(), channel_settings(config_)),
          opt_outs_(opt_out_source_, instruments_.edge().clock, config_.report.opt_outs,
                    [this](const OwnersWishes& wishes) { heed(wishes); })
    {
        spool.on_sealed([this] { sender_.wake(); });
    }

    measure::Result<void> open() { return scraping_.open(); }

    int run()
    {
        loop_.on_stop([this] { stop(); });
        scraping_.start();
        asio::co_spawn(loop_.context(), measure(), &RunningProbe::rethrow);
        if (reports()) {
            asio::co_spawn(loop_.context(), sender_.run(), &RunningProbe::rethrow);
            asio::co_spawn(loop_.context(), opt_outs_.run(), &RunningProbe::rethrow);
        }
        return loop_.run();
    }

private:
    asio::any_io_executor executor() { return loop_.context().get_executor(); }
    bool reports() const { return !config_.report.url.empty(); }

    void hear(const agent::Progress& progress)
    {
        scraping_.take(progress);
        tell(config_, progress);
    }

    void heed(const OwnersWishes& wishes)
    {
        agent_.withdraw(wishes.opted_out);
        scraping_.withdraw(wishes.opted_out);
        agent_.recheck(wishes.rechecks);
    }

    void stop()
    {
        asio::co_spawn(loop_.context(), scraping_.stop(kLastScrapes), asio::detached);
        stopping_ = true;
        agent_.stop();
        sender_.stop();
        opt_outs_.stop();
    }

    /// Whoever opted out while the probe was away is known before the first target. Then the plan's rounds, and a farewell. Without rounds it ends only by a signal.
    asio::awaitable<void> measure()
    {
        if (reports()) {
            co_await opt_outs_.look();
        }
        co_await agent_.run();
        opt_outs_.stop();
        if (!stopping_) {
            sender_.stop();
            co_await say_farewell();
            loop_.stop();
        }
    }

    asio::awaitable<void> say_farewell()
    {
        if (reports()) {
            const auto deadline = instruments_.edge().clock.ticks() + kFarewell;
            co_await sender_.drain(deadline);
        }
    }

    static void rethrow(std::exception_ptr thrown)
    {
        if (thrown) {
            std::rethrow_exception(thrown);
        }
    }

    Config config_;
    daemons::RunLoop loop_;
    Instruments instruments_;
    report::HttpsChannel channel_;
    Scraping scraping_;
    report::Sender sender_;
    agent::Agent agent_;
    report::HttpsOptOuts opt_out_source_;
    report::OptOutWatch opt_outs_;
    bool stopping_ = false;
};

}  // namespace

int run(const config::Loaded& loaded, std::uint64_t rounds)
{
    const auto& config = loaded.config;
    if (loaded.frames.empty() && config.scrape.listen.empty()) {
        return complain({.what = "no frame, hence nothing to measure",
                         .where = {},
                         .remedy = "set `frames` in the configuration, or `scrape.listen` to measure for Prometheus alone"},
                        Exit::config);
    }
    daemons::start_log(config.log_level);
    if (config.identity_url.empty()) {
        daemons::log(agent::kUnidentified);
    }
    spool::Options options{.directory = config.spool.folder, .max_octets = config.spool.octets};
    options.max_age = std::chrono::duration_cast<std::chrono::seconds>(config.spool.age);
    auto opened = spool::SegmentSpool::open(options, {.probe = config.name, .boot_id = boot_id(), .software = software()});
    if (!opened) {
        return complain(opened.error());
    }
    RunningProbe running(loaded, **opened, rounds);
    if (const auto bound = running.open(); !bound) {
        return complain(bound.error());
    }
    return running.run();
}

}  // namespace probe::cli
