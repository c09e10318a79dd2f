#include "collector/running/running_collector.hpp"

#include "collector/running/context_files.hpp"
#include "collector/running/disk_room.hpp"
#include "collector/running/log_events.hpp"
#include "collector/running/web_files.hpp"
#include "collector/scorekeeping/kept_scores.hpp"
#include "collector/scorekeeping/moment.hpp"
#include "collector/serve/event_feed.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace collector::running {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

/// What an entry that is no batch adds; "" for a batch.
std::string kind_of(const IndexEntry& entry)
{
    if (entry.frame) {
        return "frame";
    }
    if (entry.registration) {
        return "registration";
    }
    if (entry.networks || entry.policies) {
        return entry.networks ? "networks" : "policies";
    }
    if (entry.device_run) {
        return "device_run";
    }
    if (entry.installed || entry.release) {
        return entry.installed ? "installed_base" : "device_release";
    }
    if (entry.person || entry.disclosure) {
        return entry.person ? "person" : "disclosure";
    }
    if (entry.contribution) {
        return "contribution";
    }
    if (entry.note && std::holds_alternative<measure::EditionInForce>(*entry.note)) {
        return "edition";
    }
    return entry.revocation ? "revocation" : "";
}

/// The event stream tells no verdicts. Freed by the thread that made them: on the executor's this cost as much as reading the batch.
void drop_verdicts(std::vector<IndexEntry>& group)
{
    for (auto& entry : group) {
        for (auto& result : entry.results) {
            result.verdicts = {};
        }
    }
}

}  // namespace

RunningCollector::RunningCollector(const config::Config& config, asio::any_io_executor executor)
    : config_(config), executor_(executor), score_timer_(executor)
{
}

measure::Result<std::unique_ptr<RunningCollector>> RunningCollector::open(const config::Config& config,
                                                                          asio::any_io_executor executor)
{
    std::unique_ptr<RunningCollector> it(new RunningCollector(config, executor));
    const auto opened = it->lock()
                            .and_then([&] { return it->open_ledger(); })
                            .and_then([&] { return it->open_the_index(); })
                            .and_then([&] { return it->open_context(); })
                            .and_then([&] { return it->open_listeners(); });
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    return it;
}

measure::Result<void> RunningCollector::lock()
{
    auto taken = scorekeeping::lock_data(config_.directory);
    if (!taken) {
        return tl::unexpected(taken.error());
    }
    if (!*taken) {
        return measure::error("another process works on the data directory", config_.directory,
                              "stop the other sextant-collector, or wait for its verb to end");
    }
    lock_.emplace(**std::move(taken));
    auto methodology = scorekeeping::load_methodology(config_);
    if (!methodology) {
        return tl::unexpected(methodology.error());
    }
    configured_ = *std::move(methodology);
    auto web = open_web(config_);
    if (!web) {
        return tl::unexpected(web.error());
    }
    web_ = *std::move(web);
    metrics_.emplace(SEXTANT_VERSION, configured_->id);
    return {};
}

measure::Result<void> RunningCollector::open_ledger()
{
    ledger::Options options{.directory = config::ledger_directory(config_),
                            .segment_octets = config_.ledger.segment_octets,
                            .on_commit = [this](const ledger::Commit& commit) { note_commit(commit); }};
    auto ledger = ledger::SegmentLedger::open(std::move(options));
    if (!ledger) {
        return tl::unexpected(ledger.error());
    }
    ledger_ = *std::move(ledger);
    begun_at_ = ledger_->last();
    ledger_octets_ = ledger_->octets();
    metrics_->set_ledger_bytes(ledger_octets_);
    if (ledger_->damaged() > 0) {
        daemons::log(events::kLedgerDamaged, {{"entries", std::to_string(ledger_->damaged())}});
    }
    return {};
}

void RunningCollector::note_commit(const ledger::Commit& commit)
{
    ledger_failing_ = commit.failed;
    ledger_octets_ += commit.octets;
    metrics_->observe_fsync(commit.elapsed);
    metrics_->set_ledger_bytes(ledger_octets_);
}

measure::Result<void> RunningCollector::open_the_index()
{
    if (scorekeeping::remove_if_ahead(config_, ledger_->last())) {
        daemons::log(events::kIndexRebuilt);
    }
    auto index = scorekeeping::open_index(config_);
    if (!index) {
        return tl::unexpected(index.error());
    }
    index_ = *std::move(index);
    return open_edition();
}

measure::Result<void> RunningCollector::open_context()
{
    auto context = open_context_files(config_);
    if (!context) {
        return tl::unexpected(context.error());
    }
    context_ = *std::move(context);
    const auto first_id = static_cast<std::uint64_t>(scorekeeping::now().time_since_epoch().count());
    events_.emplace(executor_, first_id);
    evidence_.emplace(*ledger_);
    reports_.emplace(config::report_directory(config_));
    conflicts_.emplace(config::conflict_directory(config_));
    audit_.emplace(config::audit_file(config_));
    follow_ledger();
    build_receiver();
    return {};
}

void RunningCollector::follow_ledger()
{
    const auto complain = [](const measure::Error& error) {
        daemons::log(events::kIndexBehind, {{"error", measure::to_string(error)}});
    };
    ingest::IndexFollower::Work work{
        .judge = [](const LedgerEntry& entry) { return scorekeeping::judge(entry); },
        .judge_fresh = [](const ingest::FreshBatch& batch) { return scorekeeping::judge(batch); },
        .take = [this](std::vector<IndexEntry> group) { return take(std::move(group)); },
        .complain = complain};
    const auto watermark = index_.store->watermark().value_or(0);
    scorekeeper_.emplace(*index_.store, *configured_);
    scorekeeper_->count_devices(*index_.devices);
    (void)scorekeeping::kept_scores(config_)
        .and_then([this](const auto& published) { return scorekeeper_->stand_by(published); })
        .and_then([this] { return scorekeeper_->note_newest_window(); })
        .map_error(complain);
    follower_.emplace(*ledger_, watermark, std::move(work), ingest::IndexFollower::Patience{});
}

/// On the follower's thread: only the telling goes back to the executor.
measure::Result<void> RunningCollector::take(std::vector<IndexEntry> group)
{
    if (auto applied = index_.store->apply_all(group); !applied) {
        return applied;
    }
    for (const auto& entry : group) {
        scorekeeper_->note(entry);
        if (const auto kind = kind_of(entry); !kind.empty()) {
            daemons::log(events::kFactTaken, {{"kind", kind}, {"position", std::to_string(entry.position)}});
        }
    }
    drop_verdicts(group);
    asio::post(executor_, [this, taken = std::make_shared<std::vector<IndexEntry>>(std::move(group))] {
        for (const auto& entry : *taken) {
            publish(entry);
        }
    });
    return {};
}

void RunningCollector::publish(const IndexEntry& entry)
{
    for (const auto& result : entry.results) {
        serve::publish_result(*events_, result, *index_.views);
    }
    for (const auto& vantage : entry.vantages) {
        serve::publish_vantage(*events_, vantage);
    }
}

measure::Result<void> RunningCollector::is_ready() const
{
    if (ledger_failing_) {
        return measure::error("the ledger cannot be written");
    }
    if (!has_room(config_.directory, config_.ingest.disk_reserve)) {
        return measure::error("the disk is full");
    }
    if (follower_->behind()) {
        return measure::error("the index is behind the ledger");
    }
    return {};
}

asio::awaitable<measure::Result<std::uint64_t>> RunningCollector::append_fact(LedgerEntry entry)
{
    auto position = co_await ledger_->append(std::move(entry));
    if (position) {
        editors_->wait_for(*position);
        follower_->ledger_grew(*position);
    }
    co_return position;
}

void RunningCollector::start()
{
    ingest_listener_->start();
    public_listener_->start();
    asio::co_spawn(executor_, keep_scoring(), asio::detached);
    daemons::log(
        events::kStarted,
        {{"version", SEXTANT_VERSION}, {"ledger_last", std::to_string(ledger_->last())}, {"methodology", in_force_->id}});
}

asio::awaitable<void> RunningCollector::keep_scoring()
{
    constexpr auto kQuietly = asio::as_tuple(asio::use_awaitable);
    bool stopped = false;
    while (!stopped) {
        follower_->run_soon([this] { make_scores_once(); });
        score_timer_.expires_after(config_.score.interval);
        const auto [code] = co_await score_timer_.async_wait(kQuietly);
        stopped = static_cast<bool>(code);
    }
}

/// On the follower's thread, so that only one thread ever writes to the index.
void RunningCollector::make_scores_once()
{
    auto scores = scorekeeper_->score();
    follow_editions();
    if (!scores) {
        daemons::log(events::kScoresFailed, {{"error", measure::to_string(scores.error())}});
        return;
    }
    if (scores->empty()) {
        return;
    }
    daemons::log(events::kScoresMade, {{"countries", std::to_string(scores->size())}});
    if (messenger_) {
        messenger_->wake();
    }
    asio::post(executor_, [this, made = std::make_shared<std::vector<ScoreRow>>(*std::move(scores))] {
        for (const auto& score : *made) {
            serve::publish_score(*events_, score);
        }
    });
}

asio::awaitable<void> RunningCollector::stop(measure::Duration deadline)
{
    daemons::log(events::kStopping);
    score_timer_.cancel();
    admin_->close();
    events_->close();
    co_await ingest_listener_->stop(deadline);
    co_await public_listener_->stop(deadline);
}

}  // namespace collector::running
