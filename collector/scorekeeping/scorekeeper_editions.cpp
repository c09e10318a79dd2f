#include "collector/scorekeeping/scoring.hpp"

#include <algorithm>

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
    const auto frames = store_.frames();
    if (!known || !frames) {
        return;
    }
    const bool is_first = !known->empty() && known->front().position == entry.position;
    const auto day = is_first ? std::string() : first_day_of({entry.position, entry.at, *entry.note});
    for (const auto& frame : *frames) {
        if (const auto rounds = store_.rounds(frame.country)) {
            countries_[frame.country].changed.insert(std::lower_bound(rounds->begin(), rounds->end(), day), rounds->end());
        }
    }
}

}  // namespace collector::scorekeeping
