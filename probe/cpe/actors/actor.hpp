#pragma once

#include "probe/cpe/capture/record.hpp"
#include "probe/cpe/frames/frame.hpp"

#include <optional>
#include <vector>

namespace cpe::actors {

using capture::Port;
using capture::Time;
using frames::Address;
using frames::Frame;
using frames::Mac;
using frames::Octets;
using frames::Prefix;

/// A frame that an actor wants on the wire.
struct Sending {
    Port port = Port::lan;
    Octets octets;
};

using Sendings = std::vector<Sending>;

/// One party on the wire: reacts to frames and to time, and does nothing else. Pure but for its own state.
class Actor {
public:
    virtual ~Actor() = default;

    /// What it says to a frame that came in.
    virtual Sendings hear(Time now, Port port, const Frame& frame) = 0;

    /// What it says because it is time; called at `due` or later.
    virtual Sendings wake(Time) { return {}; }

    /// When it wants to be woken next.
    virtual std::optional<Time> due() const { return std::nullopt; }

protected:
    Actor() = default;
    Actor(const Actor&) = default;
    Actor& operator=(const Actor&) = default;
};

}  // namespace cpe::actors
