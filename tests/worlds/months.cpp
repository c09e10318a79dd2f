#include "tests/worlds/months.hpp"

#include "score/index.hpp"
#include "score/pillar.hpp"
#include "tests/worlds/days.hpp"

#include <algorithm>

namespace worlds {
namespace {

using score::DayValue;
using score::Methodology;

/// Every day of every role of every target.
using Diary = std::vector<std::array<std::vector<DayValue>, kRoles>>;

DayValue live_a_day(Vantages& vantages, Days& days, const Target& target, std::size_t role, bool works)
{
    const auto& service = target.services[role];
    Said said{};
    said[0] = vantages.ask(target, works);
    for (std::size_t part = 0; part < kParts; ++part) {
        said[1 + part] = vantages.ask(target, service.good[part]);
    }
    return days.value_of(role, said);
}

void live_a_round(const World& world, std::uint32_t round, Vantages& vantages, score::Random& outages, Days& judged,
                  Diary& diary)
{
    const bool came_in = vantages.begin(round);
    for (std::size_t i = 0; i < world.targets.size(); ++i) {
        const auto& target = world.targets[i];
        const bool begun = round >= world.operators[target.operator_number].begins;
        for (std::size_t role = 0; role < kRoles; ++role) {
            const auto& service = target.services[role];
            const bool outage = outages.share() < world.process.outage;
            auto& days = diary[i][role];
            if (!came_in) {
                days.emplace_back();
                continue;
            }
            const bool works = service.works && begun && !outage;
            days.push_back(live_a_day(vantages, judged, target, role, works));
        }
    }
}

score::ResampledRole over_the_window(const std::vector<DayValue>& days, std::size_t pillar, const Methodology& edition)
{
    const auto length = std::min<std::size_t>(days.size(), edition.time.window_days);
    const auto window = std::span(days).last(length);
    score::ResampledRole role{.pillar = pillar, .window = score::mean_of_days(window, edition.time)};
    std::copy_if(window.begin(), window.end(), std::back_inserter(role.days),
                 [](const DayValue& day) { return day.value.has_value(); });
    return role;
}

std::vector<score::ResampledTarget> frame_of(const World& world, const Diary& diary, const Methodology& edition)
{
    std::vector<score::ResampledTarget> frame;
    for (std::size_t i = 0; i < world.targets.size(); ++i) {
        const auto& target = world.targets[i];
        score::ResampledTarget resampled{.operator_name = "AS" + std::to_string(target.operator_number),
                                         .tier = edition.strata[target.stratum].tiers.front()};
        for (std::size_t role = 0; role < kRoles; ++role) {
            resampled.roles.push_back(over_the_window(diary[i][role], role, edition));
        }
        frame.push_back(std::move(resampled));
    }
    return frame;
}

score::PillarScore pillar_of(const std::vector<score::ResampledTarget>& frame, std::size_t pillar,
                             const Methodology& edition)
{
    std::vector<score::PillarTarget> targets;
    for (const auto& target : frame) {
        const auto& window = target.roles[pillar].window;
        targets.push_back({.tier = target.tier, .score = {.value = window.value, .low = window.low, .high = window.high}});
    }
    return score::score_pillar(targets, edition);
}

}  // namespace

Published live(const World& world, Troubles troubles, std::uint32_t first, const Methodology& edition)
{
    Vantages vantages(world, troubles);
    score::Random outages(score::stream_seed(world.seed, "outages"));
    Days judged(edition);
    Diary diary(world.targets.size());
    for (auto round = first; round < world.size.rounds; ++round) {
        live_a_round(world, round, vantages, outages, judged, diary);
    }
    const auto frame = frame_of(world, diary, edition);
    Published published;
    std::vector<bool> present;
    std::vector<score::IndexPillar> entering;
    for (std::size_t pillar = 0; pillar < kRoles; ++pillar) {
        const auto scored = pillar_of(frame, pillar, edition);
        published.coverage += scored.coverage / kRoles;
        present.push_back(scored.sufficient);
        entering.push_back(
            {.rules = &edition.pillars[pillar], .score = scored.sufficient ? scored.score : score::Bounded{}});
    }
    published.index = score::score_index(entering, edition).arithmetic.value.value_or(0);
    published.intervals = score::resample(frame, present, edition, "world " + std::to_string(world.seed));
    return published;
}

}  // namespace worlds
