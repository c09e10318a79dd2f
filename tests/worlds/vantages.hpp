#pragma once

#include "score/consensus.hpp"
#include "tests/worlds/frame.hpp"

#include <cstdint>
#include <vector>

namespace worlds {

/// Which troubles a world's measurements have.
struct Troubles {
    bool missing = true;  ///< Absent probes, lost rounds, tests that could not be made, closed targets.
};

/// What all probes said of one check of one target in one round, as one number: the same number, the same ballots.
using Pattern = std::uint32_t;

/// What the probes at home and those abroad put into the box.
struct Ballots {
    std::vector<score::Ballot> home{};
    std::vector<score::Ballot> abroad{};
};

/// The ballots of a pattern; attempts are folded here, as a collector folds them.
Ballots ballots_of(Pattern pattern);

/// Five probes: three networks at home, two probes of one network abroad. One at home lies, another is broken for ten days.
class Vantages {
public:
    Vantages(const World& world, Troubles troubles);

    /// Begins a round; false when nothing of it comes in.
    bool begin(std::uint32_t round);

    /// What the probes say when the truth is this.
    Pattern ask(const Target& target, bool truth);

private:
    /// What a probe is like in this round.
    struct Probe {
        bool at_home = true;
        bool lies = false;
        bool breaks = false;
        bool speaks = true;
        bool blames = false;  ///< Its line is dead and nobody noticed: all fails.
    };

    std::uint32_t say(const Probe& probe, const Target& target, bool truth);
    std::uint32_t try_until_it_works(bool works);

    Troubles troubles_;
    score::Random random_;
    std::uint32_t broken_from_ = 0;
    std::vector<Probe> probes_;
};

}  // namespace worlds
