#pragma once

#include "collector/ports/views.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// Who is told when something falls back.
namespace collector::webhooks {

/// Whether a service stands worse than before: whole, in part, without IPv6, broken. A state that says nothing of IPv6 (down,
/// unknown, intended) is no fall.
bool is_worse(const measure::TargetState& before, const measure::TargetState& after);

/// The interval of a country's index that its next one is compared with, and the rules it was made by: a change of those is no
/// fall of the country.
struct Anchor {
    double low = 0;
    double high = 0;
    std::string methodology_sha256;
    std::string frame_sha256;
};

/// What was told, so that nothing is told twice.
struct Memory {
    bool fresh = true;              ///< Nothing was ever looked at: then all there is was there before, and is not told.
    std::set<std::string> changes;  ///< By round, country and target; of the newest rounds.
    /// Of services, by country and target, that are down or unknown now: what they were before. They are compared with that.
    std::map<std::string, measure::TargetState> silent;
    std::map<std::string, Anchor> countries;
};

std::string memory_text(const Memory& memory);

/// What cannot be read is a fresh memory: better silent once than everything again.
Memory read_memory(const std::string& text);

/// One thing to be told: its id and the JSON that is sent.
struct Message {
    std::string id;
    std::string body;
};

/// What fell back since the memory was made, and the memory that goes with it. Pure.
///
/// Both have hysteresis: a target's change is one of the state shown, which waits for confirmation (scoring.md 4.4); a
/// country fell when its interval lies wholly below the one it is compared with, and rose when wholly above. Intervals are
/// compared that are made by one methodology of one frame; with another one a country begins anew, and nothing is told.
struct News {
    std::vector<Message> messages;
    Memory memory;
};

News news_of(const std::vector<ChangeView>& changes, const std::vector<ScoreRow>& scores, Memory memory);

}  // namespace collector::webhooks
