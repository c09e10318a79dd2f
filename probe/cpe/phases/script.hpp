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
};

using Script = std::vector<Step>;

/// What an operator said of this run.
struct Options {
    bool has_power = false;  ///< The router can be switched off and on.
    seconds silence{40};     ///< How long the WAN is silent after power-on.
};

/// A phase of the catalogue.
struct Phase {
    std::string_view name;
    int number = 0;
    std::string_view purpose;
    bool needs_power = false;
    Script (*script)(const Options&);
    bool only_named = false;  ///< Long, for few rows: not played unless it is asked for.
};

/// In the order in which they run.
const std::vector<Phase>& all_phases();

const Phase* find_phase(std::string_view name);

// What scripts are made of.

/// Does nothing but wait.
Step wait(std::string name, milliseconds time);

/// The line in service, and then the router with a global prefix announced on the LAN; asked for once, when it does not come.
Script bring_into_service(seconds patience = seconds(40));

/// Asks for an advertisement every `gap`, so many times.
Script solicit_often(const std::string& name, seconds gap, int times);

/// The line in service, with the prefix that it gave before if it gave one.
void restore_line(Bench& bench);

/// Has the LAN an address of global scope?
bool lan_has_global(const Bench& bench);

Script operator+(Script left, Script right);

}  // namespace cpe::phases
