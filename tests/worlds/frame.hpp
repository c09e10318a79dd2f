#pragma once

#include "score/methodology.hpp"
#include "score/random.hpp"

#include <array>
#include <cstdint>
#include <vector>

/// Made-up countries whose truth is known, to try the arithmetic on: everything right of the observations.
namespace worlds {

/// Roles of a target: web, dns, mail; each is a pillar.
constexpr std::size_t kRoles = 3;
/// Components of a role.
constexpr std::size_t kParts = 2;

/// The edition the worlds are scored by: the reference edition with one gate and two components a role, and only the
/// pillars made of targets. The others would be missing, and their hard bounds would contain any truth.
score::Methodology edition_of_worlds();

/// The numbers one world is drawn by.
struct Process {
    double likely = 0;    ///< Mean of an operator's inclination to offer IPv6.
    double together = 0;  ///< Share of the operators that offer it to all of their customers or to none.
    double good = 0;      ///< Chance of a component where the gate holds.
    double outage = 0;    ///< Chance that a service is dead over IPv6 for a day.
};

/// How the inclination becomes a chance: by role and by stratum, in the order of the edition.
constexpr std::array<double, kRoles> kByRole{0.85, 1.0, 0.70};
constexpr std::array<double, 5> kByStratum{1.0, 0.95, 0.90, 0.80, 0.70};

/// Two roles of one operator share its inclination with this chance; else each has its own.
constexpr double kShared = 0.5;

struct Operator {
    std::array<double, kRoles> inclination{};
    std::uint32_t begins = 0;  ///< Round from which it offers IPv6 at all; before the last window.
};

struct Service {
    bool works = false;
    std::array<bool, kParts> good{};
};

struct Target {
    std::uint32_t operator_number = 0;
    std::size_t stratum = 0;
    std::array<Service, kRoles> services{};
    bool closed = false;    ///< Nobody may test it: unknown for ever.
    bool bordered = false;  ///< Does not answer abroad.
};

struct Size {
    std::uint32_t targets = 2000;
    std::uint32_t rounds = 90;
};

struct World {
    std::uint64_t seed = 0;
    Size size{};
    Process process{};
    std::vector<Operator> operators{};
    std::vector<Target> targets{};
};

/// Draws the process, then the operators by it, then their targets.
World make_world(std::uint64_t seed, Size size, const score::Methodology& edition);

}  // namespace worlds
