#include "tests/worlds/vantages.hpp"

#include <array>

namespace worlds {
namespace {

using measure::Outcome;

constexpr double kRoundLost = 0.02;
constexpr double kProbeAbsent = 0.05;
constexpr double kNotTestable = 0.01;
constexpr double kLie = 0.2;
constexpr double kAttemptFails = 0.03;
constexpr std::uint32_t kAttempts = 3;
constexpr std::uint32_t kBrokenDays = 10;

/// Where the probes stand. Two of one network have one vote.
struct Place {
    std::uint32_t as_number = 0;
    bool at_home = true;
};
constexpr std::array<Place, 5> kPlaces{{{64496, true}, {64497, true}, {64498, true}, {64510, false}, {64510, false}}};

/// The words of one probe. After `kSilent` and `kNotTested` come `kFirstTry`: a pass at the first attempt, at the second...;
/// then all attempts failing.
constexpr std::uint32_t kSilent = 0;
constexpr std::uint32_t kNotTested = 1;
constexpr std::uint32_t kFirstTry = 2;
constexpr std::uint32_t kAllFail = kFirstTry + kAttempts;
constexpr std::uint32_t kWords = kAllFail + 1;

measure::Verdict verdict(Outcome outcome)
{
    measure::Verdict said;
    said.outcome = outcome;
    if (outcome != Outcome::not_testable) {
        said.value = outcome == Outcome::pass ? 1.0 : 0.0;
    }
    return said;
}

measure::Verdict folded(std::uint32_t word)
{
    if (word == kNotTested) {
        return verdict(Outcome::not_testable);
    }
    const auto failures = word == kAllFail ? kAttempts : word - kFirstTry;
    std::vector<measure::Verdict> attempts(failures, verdict(Outcome::fail));
    if (word != kAllFail) {
        attempts.push_back(verdict(Outcome::pass));
    }
    return score::fold(attempts);
}

}  // namespace

Ballots ballots_of(Pattern pattern)
{
    Ballots ballots;
    for (const auto& place : kPlaces) {
        const auto word = pattern % kWords;
        pattern /= kWords;
        if (word != kSilent) {
            (place.at_home ? ballots.home : ballots.abroad)
                .push_back({.as_number = place.as_number, .verdict = folded(word)});
        }
    }
    return ballots;
}

Vantages::Vantages(const World& world, Troubles troubles)
    : troubles_(troubles), random_(score::stream_seed(world.seed, "vantages"))
{
    for (const auto& place : kPlaces) {
        probes_.push_back({.at_home = place.at_home});
    }
    probes_[0].lies = true;
    probes_[1].breaks = true;
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

std::uint32_t Vantages::try_until_it_works(bool works)
{
    for (std::uint32_t attempt = 0; works && attempt < kAttempts; ++attempt) {
        if (random_.share() >= kAttemptFails) {
            return kFirstTry + attempt;
        }
    }
    return kAllFail;
}

std::uint32_t Vantages::say(const Probe& probe, const Target& target, bool truth)
{
    if (troubles_.missing && (target.closed || random_.share() < kNotTestable)) {
        return kNotTested;
    }
    bool works = truth && !probe.blames && (probe.at_home || !target.bordered);
    if (probe.lies && random_.share() < kLie) {
        works = !works;
    }
    return try_until_it_works(works);
}

Pattern Vantages::ask(const Target& target, bool truth)
{
    Pattern pattern = 0;
    Pattern place = 1;
    for (const auto& probe : probes_) {
        pattern += place * (probe.speaks ? say(probe, target, truth) : kSilent);
        place *= kWords;
    }
    return pattern;
}

}  // namespace worlds
