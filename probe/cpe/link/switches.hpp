#pragma once

#include "probe/cpe/capture/record.hpp"

#include <string>

namespace cpe::link {

/// How the two things are done that no frame can do: power and carrier.
class Switches {
public:
    /// Empty commands: power is asked for on the terminal, if there is one; carrier is changed by taking the interface down (CAP_NET_ADMIN).
    Switches(std::string power_command, std::string link_command, std::string lan, std::string wan);

    /// Can somebody cut the power: a command, or a person at a terminal?
    static bool has_power(const std::string& power_command);

    /// Runs `COMMAND on` or `COMMAND off`, or asks for it and waits for the key. False when it failed.
    bool power(bool on) const;

    /// Runs `COMMAND lan|wan up|down`, or changes the interface itself. False when it failed.
    bool carrier(capture::Port port, bool up) const;

private:
    std::string power_command_;
    std::string link_command_;
    std::string lan_;
    std::string wan_;
};

}  // namespace cpe::link
