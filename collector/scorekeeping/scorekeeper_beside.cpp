#include "collector/scorekeeping/scoring.hpp"

#include <algorithm>

/// Scores by methodologies that are published beside the one in force (scoring.md 4.8).
namespace collector::scorekeeping {

struct Scorekeeper::Beside {
    Beside(Store& store, Methodology rules) : methodology(std::move(rules)), keeper(store, methodology) {}

    Methodology methodology;
    Scorekeeper keeper;
};

Scorekeeper::Scorekeeper(Store& store, const Methodology& methodology)
    : store_(store), methodology_(methodology), editions_(methodology)
{
}

Scorekeeper::~Scorekeeper() = default;

void Scorekeeper::note_beside(const IndexEntry& entry)
{
    for (const auto& it : beside_) {
        it->keeper.note(entry);
    }
    if (last_day_.empty() && entry.note && std::holds_alternative<measure::ParallelMethodology>(*entry.note)) {
        heard_ = false;
    }
}

/// One beside another has none beside itself: it is taken for having heard of all.
measure::Result<void> Scorekeeper::score_beside()
{
    if (!heard_) {
        if (auto taken = take_up_announced(); !taken) {
            return taken;
        }
        heard_ = true;
    }
    for (const auto& it : beside_) {
        if (auto scored = it->keeper.score(); !scored) {
            return tl::unexpected(scored.error());
        }
    }
    return {};
}

/// One that this program cannot read stays announced and has no scores here; one announced twice has the later period.
measure::Result<void> Scorekeeper::take_up_announced()
{
    const auto announced = store_.parallel_methodologies();
    if (!announced) {
        return tl::unexpected(announced.error());
    }
    for (const auto& it : *announced) {
        auto* keeper = keeper_of(it);
        if (keeper == nullptr) {
            continue;
        }
        keeper->last_day_ = it.last_day;
        if (auto noted = everything_ ? keeper->note_everything() : keeper->note_missing(it.sha256); !noted) {
            return noted;
        }
        keeper->heard_ = true;
    }
    everything_ = false;
    return {};
}

/// Made when it is asked for first; nullptr for a file that cannot be read.
Scorekeeper* Scorekeeper::keeper_of(const measure::ParallelMethodology& announced)
{
    const auto known = std::find_if(beside_.begin(), beside_.end(),
                                    [&](const auto& it) { return it->methodology.sha256 == announced.sha256; });
    if (known != beside_.end()) {
        return &(*known)->keeper;
    }
    auto methodology = read_methodology(announced.toml, announced.id);
    if (!methodology) {
        return nullptr;
    }
    beside_.push_back(std::make_unique<Beside>(store_, *std::move(methodology)));
    if (devices_ != nullptr) {
        beside_.back()->keeper.count_devices(*devices_);
    }
    return &beside_.back()->keeper;
}

/// The rounds that have no score yet, and the newest window: whether that was scored to the end is not known after a crash.
measure::Result<void> Scorekeeper::note_missing(const std::string& sha256)
{
    const auto frames = store_.frames();
    if (!frames) {
        return tl::unexpected(frames.error());
    }
    for (const auto& frame : *frames) {
        const auto rounds = store_.rounds(frame.country);
        const auto scored = store_.parallel_rounds(frame.country, sha256);
        if (!rounds || !scored) {
            return tl::unexpected(rounds ? scored.error() : rounds.error());
        }
        auto& changed = countries_[frame.country].changed;
        std::set_difference(rounds->begin(), rounds->end(), scored->begin(), scored->end(),
                            std::inserter(changed, changed.end()));
    }
    return note_newest_window();
}

}  // namespace collector::scorekeeping
