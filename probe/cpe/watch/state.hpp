#pragma once

#include "measure/result.hpp"
#include "probe/cpe/watch/heard.hpp"
#include "probe/cpe/watch/standing.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cpe::watch {

/// All that a watch knows when it begins again: one file.
struct State {
    std::uint64_t rounds = 0;
    std::map<std::string, Row> rows;
    std::vector<Heard> heard;         ///< Within the window.
    std::optional<Time> last_advert;  ///< To all nodes.
    std::vector<std::string> kept;    ///< Rounds whose evidence stays, because a verdict changed by them; the oldest first.
};

std::string to_json(const State& state);
measure::Result<State> read_state(std::string_view text);

/// Takes in a round that was recorded: its rows seen from the LAN, and those that need hours.
std::vector<Change> take_round(State& state, const capture::Run& run, const std::string& name, seconds window);

}  // namespace cpe::watch
