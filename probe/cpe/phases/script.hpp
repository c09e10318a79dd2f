#pragma once

#include "probe/cpe/phases/stage.hpp"

#include <chrono>
#include <functional>

namespace cpe::phases {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// One stimulus and how long its effect is waited for: until it has settled, at most `limit`. Without a rule: all of it.
struct Step {
    std::string name;
    std::function<void(Stage&)> act;
    milliseconds limit{0};
    std::function<bool(const Bench&)> settled;
    bool is_long_wait = false;  ///< From here on the phase mostly waits: the next one may be played beside it.
};

using Script = std::vector<Step>;

/// What an operator said of this run.
struct Options {
    bool has_power = false;  ///< The router can be switched off and on.
    seconds silence{35};     ///< How long the WAN is silent after the router's first word on it.
    bool has_wan = true;     ///< Else only what a host on the LAN can ask.
    seconds listen{0};       ///< Of a round of the watch: how long nobody asks anything first.
    bool may_scan = false;   ///< Ten thousand hosts may be looked for on the LAN.
    bool beside = false;     ///< Another phase goes on: the line is its affair.
};

/// A phase of the catalogue.
struct Phase {
    std::string_view name;
    int number = 0;
    std::string_view purpose;
    bool needs_power = false;
    Script (*script)(const Options&);
    bool only_named = false;    ///< Takes hours, for few rows: not played unless it is asked for.
    std::string_view beside;    ///< If it comes next after this one, it is played while that one waits.
    bool on_lan_alone = false;  ///< It can be played without a port on the WAN.
};

/// In the order of their numbers.
const std::vector<Phase>& all_phases();

/// A round of the watch of a router in service: its questions are those of the phase steady that a LAN host may ask every day.
const Phase& watch_round();

/// The order in which they are played.
std::vector<const Phase*> in_order_of_play(std::vector<const Phase*> chosen);

const Phase* find_phase(std::string_view name);

// What scripts are made of.

/// Does nothing but wait.
Step wait(std::string name, milliseconds time);

/// Marks where a phase that mostly waits from then on lets the next one begin.
Step let_others_in();

/// The line in service, and then the router with a global prefix announced on the LAN; asked for once, when it does not come.
Script bring_into_service(seconds patience = seconds(40));

/// The same of a phase that may be played beside another one.
Script bring_into_service(const Options& options);

/// Asks for an advertisement every `gap`, so many times.
Script solicit_often(const std::string& name, seconds gap, int times);

/// The line in service, with the prefix that it gave before if it gave one.
void restore_line(Bench& bench);

/// Has the LAN an address of global scope?
bool lan_has_global(const Bench& bench);

Script operator+(Script left, Script right);

}  // namespace cpe::phases
