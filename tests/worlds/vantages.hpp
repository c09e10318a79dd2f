#pragma once

#include "score/consensus.hpp"
#include "tests/worlds/frame.hpp"

#include <vector>

namespace worlds {

/// Which troubles a world's measurements have.
struct Troubles {
    bool missing = true;  ///< Absent probes, lost rounds, tests that could not be made, closed targets.
};

/// Five probes: three networks at home, two probes of one network abroad. One at home lies, another is broken for ten days.
class Vantages {
public:
    Vantages(const World& world, Troubles troubles);

    /// Begins a round; false when nothing of it comes in.
    bool begin(std::uint32_t round);

    /// What the probes say when the truth is this.
    struct Ballots {
        std::vector<score::Ballot> home{};
        std::vector<score::Ballot> abroad{};
    };
    const Ballots& ask(const Target& target, bool truth);

private:
    struct Probe {
        std::uint32_t as_number = 0;
        bool at_home = true;
        bool lies = false;
        bool breaks = false;
        bool speaks = true;   ///< In this round.
        bool blames = false;  ///< In this round its line is dead and nobody noticed: all fails.
    };

    score::Ballot vote_of(const Probe& probe, const Target& target, bool truth);
    measure::Verdict try_until_it_works(bool works);

    Troubles troubles_;
    score::Random random_;
    std::uint32_t broken_from_ = 0;
    std::vector<Probe> probes_;
    Ballots ballots_;
};

}  // namespace worlds
