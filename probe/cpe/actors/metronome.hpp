#pragma once

#include "probe/cpe/actors/actor.hpp"
#include "probe/cpe/frames/build.hpp"

namespace cpe::actors {

/// The control of the silence rule: an echo to the router's link-local address on one port, every two seconds.
/// What a router does not do only counts while it answers these.
class Metronome {
public:
    static constexpr std::uint16_t kEchoId = 0x5E70;  ///< Judges know the control by it.

    /// From whom to whom; the beat begins with the next wake.
    void aim(const frames::Envelope& envelope);
    void stop() { envelope_.reset(); }
    bool is_aimed() const { return envelope_.has_value(); }

    std::optional<Octets> wake(Time now);
    std::optional<Time> due() const;

private:
    std::optional<frames::Envelope> envelope_;
    Time next_;
    std::uint16_t sequence_ = 0;
};

}  // namespace cpe::actors
