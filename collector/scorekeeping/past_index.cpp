#include "collector/scorekeeping/past_index.hpp"

#include "collector/ledger/entry.hpp"
#include "collector/ledger/read_entry.hpp"
#include "collector/scorekeeping/indexing.hpp"

namespace collector::scorekeeping {
namespace {

/// Of any other fact nothing is decoded.
measure::Result<std::optional<DatedNote>> edition_in(const ledger::Frame& frame)
{
    if (frame.kind != ledger::FactKind::note) {
        return std::optional<DatedNote>();
    }
    return ledger::to_entry(frame).map([](const LedgerEntry& entry) {
        const auto* note = std::get_if<measure::PublicNote>(&entry.fact);
        const bool is_edition = note != nullptr && std::holds_alternative<measure::EditionInForce>(*note);
        return is_edition ? std::optional(DatedNote{.position = entry.position, .at = entry.at, .note = *note})
                          : std::nullopt;
    });
}

}  // namespace

measure::Result<PastLedger> PastLedger::open(const config::Config& config, measure::Timestamp as_of)
{
    auto contents = ledger::load(config::ledger_directory(config));
    if (!contents) {
        return tl::unexpected(contents.error());
    }
    PastLedger past(*std::move(contents));
    const auto visited = ledger::visit_all(past.contents_, [&](const ledger::Frame& frame) -> measure::Result<void> {
        past.last_ = frame.at <= as_of ? std::max(past.last_, frame.position) : past.last_;
        return edition_in(frame).map([&](std::optional<DatedNote> edition) {
            if (edition) {
                past.editions_.push_back(*std::move(edition));
            }
        });
    });
    return visited ? measure::Result<PastLedger>(std::move(past)) : tl::unexpected(visited.error());
}

boost::asio::awaitable<measure::Result<std::uint64_t>> PastLedger::append(LedgerEntry)
{
    co_return measure::error("the past cannot be added to");
}

measure::Result<void> PastLedger::replay(std::uint64_t from, std::uint64_t to,
                                         const std::function<measure::Result<void>(const LedgerEntry&)>& visit) const
{
    for (auto position = from; position <= std::min(to, last_); ++position) {
        const auto place = ledger::find(contents_, position);
        const auto entry = place ? ledger::read_entry(*place) : measure::Result<std::optional<LedgerEntry>>();
        if (!entry) {
            return tl::unexpected(entry.error());
        }
        if (auto visited = *entry ? visit(**entry) : measure::Result<void>(); !visited) {
            return visited;
        }
    }
    return {};
}

measure::Result<LedgerEntry> PastLedger::read(std::uint64_t position) const
{
    const auto place = position <= last_ ? ledger::find(contents_, position) : std::nullopt;
    auto entry = place ? ledger::read_entry(*place) : measure::Result<std::optional<LedgerEntry>>();
    if (entry && !*entry) {
        return measure::error("the entry is not there, or damaged", "ledger position " + std::to_string(position),
                              "run `sextant-collector ledger verify`");
    }
    return entry ? measure::Result<LedgerEntry>(**std::move(entry)) : tl::unexpected(entry.error());
}

measure::Result<store::OpenStore> make_past_index(const PastLedger& ledger, const Methodology& methodology,
                                                  const std::filesystem::path& folder)
{
    config::Config scratch;
    scratch.directory = folder.string();
    auto index = open_index(scratch);
    if (!index) {
        return index;
    }
    Scorekeeper scorekeeper(*index->store, methodology);
    scorekeeper.count_devices(*index->devices);
    const auto made = catch_up(*index->store, ledger).and_then([&] { return scorekeeper.note_everything(); }).and_then([&] {
        return scorekeeper.score();
    });
    return made ? std::move(index) : tl::unexpected(made.error());
}

}  // namespace collector::scorekeeping
