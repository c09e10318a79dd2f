#include "collector/cli/append_fact.hpp"

#include "collector/cli/deed_of.hpp"
#include "collector/ledger/segment_ledger.hpp"
#include "collector/running/admin_client.hpp"
#include "collector/scorekeeping/data_lock.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/moment.hpp"

#include <thread>

namespace collector::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto kIndexDeadline = 15s;
constexpr auto kPollEvery = 20ms;

/// The running collector's index follows its ledger; it is soon there.
measure::Result<void> await_index(const config::Config& config, std::uint64_t position)
{
    const auto index = scorekeeping::open_index(config);
    if (!index) {
        return tl::unexpected(index.error());
    }
    const auto deadline = std::chrono::steady_clock::now() + kIndexDeadline;
    while (std::chrono::steady_clock::now() < deadline) {
        const auto watermark = index->store->watermark();
        if (!watermark) {
            return tl::unexpected(watermark.error());
        }
        if (*watermark >= position) {
            return {};
        }
        std::this_thread::sleep_for(kPollEvery);
    }
    return measure::error("it is on the ledger, but the running collector's index is behind", "",
                          "look at its log; nothing is lost, and nothing need be entered again");
}

measure::Result<std::uint64_t> append_offline(const config::Config& config, LedgerEntry entry)
{
    auto ledger = ledger::SegmentLedger::open(
        {.directory = config::ledger_directory(config), .segment_octets = config.ledger.segment_octets, .on_commit = {}});
    if (!ledger) {
        return tl::unexpected(ledger.error());
    }
    const auto position = (*ledger)->append_now(std::move(entry));
    if (!position) {
        return tl::unexpected(position.error());
    }
    auto index = scorekeeping::open_index(config);
    if (!index) {
        return tl::unexpected(index.error());
    }
    return scorekeeping::catch_up(*index->store, **ledger).map([&] { return *position; });
}

}  // namespace

measure::Result<void> append_fact(const config::Config& config, decltype(LedgerEntry::fact) fact)
{
    return append_and_place(config, std::move(fact)).map([](std::uint64_t) {});
}

measure::Result<std::uint64_t> append_and_place(const config::Config& config, decltype(LedgerEntry::fact) fact)
{
    if (auto written = write_down(config, fact); !written) {
        return tl::unexpected(written.error());
    }
    LedgerEntry entry{.position = 0, .at = scorekeeping::now(), .fact = std::move(fact)};
    const auto lock = scorekeeping::lock_data(config.directory);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    if (*lock) {
        return append_offline(config, std::move(entry));
    }
    return running::append_through(config::admin_socket(config), entry).and_then([&](std::uint64_t position) {
        return await_index(config, position).map([&] { return position; });
    });
}

}  // namespace collector::cli
