#include "tests/worlds/vantages.hpp"

namespace worlds {
namespace {

using measure::Outcome;

constexpr double kRoundLost = 0.02;
constexpr double kProbeAbsent = 0.05;
constexpr double kNotTestable = 0.01;
constexpr double kLie = 0.2;
constexpr double kAttemptFails = 0.03;
constexpr int kAttempts = 3;
constexpr std::uint32_t kBrokenDays = 10;

measure::Verdict verdict(Outcome outcome)
{
    measure::Verdict said;
    said.outcome = outcome;
    if (outcome != Outcome::not_testable) {
        said.value = outcome == Outcome::pass ? 1.0 : 0.0;
    }
    return said;
}

}  // namespace

Vantages::Vantages(const World& world, Troubles troubles)
    : troubles_(troubles),
      random_(score::stream_seed(world.seed, "vantages")), probes_{{.as_number = 64496, .lies = true},
                                                                   {.as_number = 64497, .breaks = true},
                                                                   {.as_number = 64498},
                                                                   {.as_number = 64510, .at_home = false},
                                                                   {.as_number = 64510, .at_home = false}}
{
    broken_from_ = random_.below(world.size.rounds);
}

/// The gate sees a dead line from its second day on and keeps the probe's votes out; on the first it fails everything.
bool Vantages::begin(std::uint32_t round)
{
    for (auto& probe : probes_) {
        const bool dead = probe.breaks && round >= broken_from_ && round < broken_from_ + kBrokenDays;
        probe.blames = dead && round == broken_from_;
        probe.speaks = !dead || probe.blames;
        if (troubles_.missing && random_.share() < kProbeAbsent) {
            probe.speaks = false;
        }
    }
    return !troubles_.missing || random_.share() >= kRoundLost;
}

measure::Verdict Vantages::try_until_it_works(bool works)
{
    if (!works) {
        return verdict(Outcome::fail);
    }
    std::vector<measure::Verdict> attempts;
    do {
        attempts.push_back(verdict(random_.share() < kAttemptFails ? Outcome::fail : Outcome::pass));
    } while (attempts.back().outcome == Outcome::fail && attempts.size() < kAttempts);
    return score::fold(attempts);
}

score::Ballot Vantages::vote_of(const Probe& probe, const Target& target, bool truth)
{
    if (troubles_.missing && (target.closed || random_.share() < kNotTestable)) {
        return {.as_number = probe.as_number, .verdict = verdict(Outcome::not_testable)};
    }
    bool works = truth && !probe.blames && (probe.at_home || !target.bordered);
    if (probe.lies && random_.share() < kLie) {
        works = !works;
    }
    return {.as_number = probe.as_number, .verdict = try_until_it_works(works)};
}

const Vantages::Ballots& Vantages::ask(const Target& target, bool truth)
{
    ballots_.home.clear();
    ballots_.abroad.clear();
    for (const auto& probe : probes_) {
        if (probe.speaks) {
            (probe.at_home ? ballots_.home : ballots_.abroad).push_back(vote_of(probe, target, truth));
        }
    }
    return ballots_;
}

}  // namespace worlds
