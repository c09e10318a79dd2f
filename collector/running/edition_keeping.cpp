#include "collector/running/log_events.hpp"
#include "collector/running/running_collector.hpp"
#include "collector/scorekeeping/moment.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

/// The running collector's share in the editions of the methodology: it tells the ledger of the configured one, and shows that
/// of the day.
namespace collector::running {

namespace asio = boost::asio;

measure::Result<void> RunningCollector::open_edition()
{
    const auto today = scorekeeping::today();
    const auto notes = index_.store->editions();
    const auto editions = notes ? scorekeeping::Editions::read(*notes, *configured_) : tl::unexpected(notes.error());
    const auto coming = editions ? scorekeeping::edition_to_come(*index_.store, *notes, *configured_, today)
                                 : tl::unexpected(editions.error());
    if (!coming) {
        return tl::unexpected(coming.error());
    }
    show(editions->of(today));
    return {};
}

/// In its place: the public face refers to it.
void RunningCollector::show(const scorekeeping::Methodology& edition)
{
    if (in_force_ && in_force_->sha256 == edition.sha256) {
        return;
    }
    in_force_ = edition;
    shown_ = {.id = edition.id, .sha256 = edition.sha256, .toml = edition.toml, .policy = edition.rules.policy};
}

/// On the follower's thread. An index that is behind does not know yet which editions the ledger has.
void RunningCollector::follow_editions()
{
    const auto today = scorekeeping::today();
    asio::post(executor_, [this, edition = scorekeeper_->editions().term_of(today).methodology] { show(*edition); });
    if (edition_told_ || follower_->watermark() < begun_at_) {
        return;
    }
    auto coming = index_.store->editions().and_then([&](const std::vector<DatedNote>& notes) {
        return scorekeeping::edition_to_come(*index_.store, notes, *configured_, today);
    });
    if (!coming) {
        daemons::log(events::kScoresFailed, {{"error", measure::to_string(coming.error())}});
        return;
    }
    edition_told_ = true;
    if (*coming) {
        asio::co_spawn(executor_, tell_edition(**std::move(coming)), asio::detached);
    }
}

/// Once it is on the ledger, the day's round is scored by it.
asio::awaitable<void> RunningCollector::tell_edition(measure::EditionInForce note)
{
    LedgerEntry entry{.position = 0, .at = scorekeeping::now(), .fact = measure::PublicNote(std::move(note))};
    const auto kept = co_await append_fact(std::move(entry));
    if (kept) {
        follower_->run_soon([this] { make_scores_once(); });
        co_return;
    }
    daemons::log(events::kScoresFailed, {{"error", measure::to_string(kept.error())}});
    follower_->run_soon([this] { edition_told_ = false; });
}

}  // namespace collector::running
