#include "tests/worlds/frame.hpp"

#include "tests/fakes/reference_edition.hpp"

#include <algorithm>

namespace worlds {
namespace {

using score::Random;

/// Targets an operator has on average: a mean cluster of eight, as the methodology's own example.
constexpr std::uint32_t kTargetsAnOperator = 8;
/// Flattens the head of the law of sizes (1 / rank): the largest operator has some three percent of the frame.
constexpr double kHead = 10;
/// Share of the targets in each stratum: few portals, many municipalities.
constexpr std::array<double, 5> kStratumShare{0.03, 0.05, 0.22, 0.20, 0.50};

constexpr double kClosedWhenWorking = 0.005;
constexpr double kClosedWhenNot = 0.02;
constexpr double kBordered = 0.03;
constexpr double kLateOperators = 0.2;

double between(Random& random, double low, double high)
{
    return low + (high - low) * random.share();
}

Process draw_process(Random& random)
{
    return {.likely = between(random, 0.3, 0.8),
            .together = between(random, 0.2, 0.6),
            .good = between(random, 0.6, 0.95),
            .outage = between(random, 0.0, 0.03)};
}

double draw_inclination(const Process& process, Random& random)
{
    const bool all_or_none = random.share() < process.together;
    const bool all = random.share() < process.likely;
    return all_or_none ? (all ? 1.0 : 0.0) : process.likely;
}

Operator draw_operator(const World& world, std::uint32_t window, Random& random)
{
    Operator drawn;
    const double common = draw_inclination(world.process, random);
    const bool shared = random.share() < kShared;
    for (auto& inclination : drawn.inclination) {
        const double own = draw_inclination(world.process, random);
        inclination = shared ? common : own;
    }
    const auto before = world.size.rounds > window ? world.size.rounds - window : 0;
    const bool late = random.share() < kLateOperators;
    drawn.begins = late && before > 0 ? random.below(before) : 0;
    return drawn;
}

/// Positions by weight: the running sums to look a share up in.
std::vector<double> running_sums(std::size_t count, double (*weight)(std::size_t))
{
    std::vector<double> sums;
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        sum += weight(i);
        sums.push_back(sum);
    }
    return sums;
}

std::size_t look_up(const std::vector<double>& sums, double share)
{
    const auto found = std::upper_bound(sums.begin(), sums.end(), share * sums.back());
    return std::min(static_cast<std::size_t>(found - sums.begin()), sums.size() - 1);
}

Target draw_target(const World& world, std::uint32_t operator_number, std::size_t stratum, Random& random)
{
    Target target{.operator_number = operator_number, .stratum = stratum};
    const auto& own = world.operators[operator_number];
    for (std::size_t role = 0; role < kRoles; ++role) {
        auto& service = target.services[role];
        service.works = random.share() < own.inclination[role] * kByRole[role] * kByStratum[stratum];
        for (auto& good : service.good) {
            good = random.share() < world.process.good;
        }
    }
    target.closed = random.share() < (target.services[0].works ? kClosedWhenWorking : kClosedWhenNot);
    target.bordered = random.share() < kBordered;
    return target;
}

/// Keeps the last gate and two components, each of its own check.
void shorten(score::RoleRules& rules, const char* first, const char* second)
{
    rules.gates.erase(rules.gates.begin(), rules.gates.end() - 1);
    const auto other = [&](const score::Component& it) { return it.id != first && it.id != second; };
    rules.components.erase(std::remove_if(rules.components.begin(), rules.components.end(), other), rules.components.end());
    rules.caps.clear();
}

}  // namespace

score::Methodology edition_of_worlds()
{
    auto edition = score::reference_edition();
    edition.id = "worlds";
    shorten(edition.roles[0], "addresses", "dependencies");
    shorten(edition.roles[1], "chain", "tcp");
    shorten(edition.roles[2], "chain", "spf");
    edition.pillars.resize(kRoles);
    return edition;
}

World make_world(std::uint64_t seed, Size size, const score::Methodology& edition)
{
    World world{.seed = seed, .size = size};
    Random random(score::stream_seed(seed, "world"));
    world.process = draw_process(random);
    for (std::uint32_t i = 0; i < size.targets / kTargetsAnOperator; ++i) {
        world.operators.push_back(draw_operator(world, edition.time.window_days, random));
    }
    const auto shares =
        running_sums(world.operators.size(), [](std::size_t i) { return 1 / (static_cast<double>(i) + kHead); });
    const auto strata = running_sums(kStratumShare.size(), [](std::size_t i) { return kStratumShare[i]; });
    for (std::uint32_t i = 0; i < size.targets; ++i) {
        const auto number = static_cast<std::uint32_t>(look_up(shares, random.share()));
        // Strata have fixed sizes, as a frame's have.
        const auto stratum = look_up(strata, (i + 0.5) / size.targets);
        world.targets.push_back(draw_target(world, number, stratum, random));
    }
    return world;
}

}  // namespace worlds
