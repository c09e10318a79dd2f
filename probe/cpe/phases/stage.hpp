#pragma once

#include "probe/cpe/actors/bench.hpp"
#include "probe/cpe/capture/stimulus.hpp"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cpe::phases {

using actors::Bench;
using capture::Port;
using capture::Time;

/// What a step wants done, in order.
struct SetPower {
    bool on = false;
};
struct SetCarrier {
    Port port = Port::wan;
    bool up = false;
};
struct Note {
    std::string name;
    std::map<std::string, std::string> detail;
};
using Effect = std::variant<actors::Sending, SetPower, SetCarrier, Note>;

/// What a step may touch: the people around the router, and what it wants done.
class Stage {
public:
    Stage(Bench& people, Time time) : bench(people), now(time) {}

    /// A frame that needs no name: the wire tells what became of it.
    void send(Port port, frames::Octets octets);

    /// A frame that judges look for on the other side, or whose answer they look for: the log names it.
    void send_as(const std::string& name, Port port, frames::Octets octets);

    /// Sends a marked datagram, under its name; without an envelope nothing is sent, and the log says that.
    void send_marked(Port port, const std::string& name, const std::optional<frames::Envelope>& envelope,
                     std::size_t padding = 0);
    void not_sent(const std::string& name, const std::string& why);
    void note(std::string name, std::map<std::string, std::string> detail = {});
    void power(bool on);
    void carrier(Port port, bool up);

    Bench& bench;
    const Time now;
    std::vector<Effect> effects;
};

/// The payload of a datagram that judges look for on the other side: "sextant:NAME", then zeros.
frames::Octets marker(std::string_view name, std::size_t padding = 0);

/// The ports of marked datagrams.
constexpr std::uint16_t kHostPort = 40000;
constexpr std::uint16_t kFarPort = 50000;

}  // namespace cpe::phases
