#include "collector/scorekeeping/scoring.hpp"

/// The scorekeeper's share in the editions that are in force one after the other.
namespace collector::scorekeeping {

/// One beside another is itself on every day.
measure::Result<void> Scorekeeper::learn_editions()
{
    if (editions_known_ || !last_day_.empty()) {
        return {};
    }
    auto read = read_editions(store_, methodology_);
    if (!read) {
        return tl::unexpected(read.error());
    }
    editions_ = *std::move(read);
    editions_known_ = true;
    return {};
}

/// From its first day on; the first of the ledger for all that went before, too.
void Scorekeeper::note_edition(const IndexEntry& entry)
{
    if (!last_day_.empty() || !entry.note || !std::holds_alternative<measure::EditionInForce>(*entry.note)) {
        return;
    }
    editions_known_ = false;
    const auto known = store_.editions();
    if (!known) {
        return;
    }
    const bool is_first = !known->empty() && known->front().position == entry.position;
    note_every_country(is_first ? std::string() : first_day_of({entry.position, entry.at, *entry.note}));
}

}  // namespace collector::scorekeeping
