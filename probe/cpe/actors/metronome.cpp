#include "probe/cpe/actors/metronome.hpp"

namespace cpe::actors {
namespace {

constexpr std::chrono::seconds kBeat{2};

}  // namespace

void Metronome::aim(const frames::Envelope& envelope)
{
    envelope_ = envelope;
}

std::optional<Octets> Metronome::wake(Time now)
{
    if (!envelope_ || now < next_) {
        return std::nullopt;
    }
    next_ = now + kBeat;
    return frames::build(*envelope_, frames::Echo{.id = kEchoId, .sequence = ++sequence_});
}

std::optional<Time> Metronome::due() const
{
    return envelope_ ? std::optional(next_) : std::nullopt;
}

}  // namespace cpe::actors
