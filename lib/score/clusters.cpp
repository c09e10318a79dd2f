#include "score/clusters.hpp"

#include <algorithm>
#include <map>

namespace score {
namespace {

bool all_alike(std::span<const DayValue> days)
{
    return std::all_of(days.begin(), days.end(), [&](const DayValue& day) {
        return day.value == days.front().value && day.low == days.front().low && day.high == days.front().high;
    });
}

std::optional<std::size_t> position_of_stratum(const Methodology& methodology, measure::Tier tier)
{
    const auto* stratum = stratum_of(methodology, tier);
    return stratum == nullptr ? std::nullopt : std::optional(static_cast<std::size_t>(stratum - methodology.strata.data()));
}

/// The mean of as many days as there are, drawn with replacement.
DayValue draw_days(std::span<const DayValue> days, Random& random)
{
    DayValue sum{.value = 0, .low = 0, .high = 0};
    const auto count = static_cast<std::uint32_t>(days.size());
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto& day = days[random.below(count)];
        *sum.value += *day.value;
        sum.low += day.low;
        sum.high += day.high;
    }
    return {.value = *sum.value / count, .low = sum.low / count, .high = sum.high / count};
}

}  // namespace

Clusters::Clusters(std::span<const ResampledTarget> targets, const Methodology& methodology) : methodology_(methodology)
{
    std::map<std::string_view, std::uint32_t> numbers;
    for (const auto& target : targets) {
        const auto stratum = position_of_stratum(methodology, target.tier);
        if (!stratum || target.roles.empty()) {
            continue;
        }
        auto number = operators_;
        if (!target.operator_name.empty()) {
            number = numbers.emplace(target.operator_name, operators_).first->second;
        }
        operators_ = std::max(operators_, number + 1);
        for (const auto& role : target.roles) {
            take_in(role, *stratum, number);
        }
    }
    times_.resize(operators_);
    sums_.resize(methodology.pillars.size() * methodology.strata.size());
    pillars_.resize(methodology.pillars.size());
}

std::size_t Clusters::cell_of(std::size_t pillar, std::size_t stratum, std::uint32_t operator_number)
{
    const auto [known, is_new] =
        positions_.emplace(std::array{pillar, stratum, std::size_t(operator_number)}, cells_.size());
    if (is_new) {
        cells_.push_back({.pillar = pillar, .stratum = stratum, .operator_number = operator_number});
    }
    return known->second;
}

void Clusters::take_in(const ResampledRole& role, std::size_t stratum, std::uint32_t operator_number)
{
    const auto position = cell_of(role.pillar, stratum, operator_number);
    auto& cell = cells_[position];
    ++cell.targets;
    if (!role.window.value) {
        cell.high += 1;
        return;
    }
    ++cell.valued;
    if (!role.days.empty() && !all_alike(role.days)) {
        wavering_.push_back({.cell = position, .days = role.days});
        return;
    }
    cell.value += *role.window.value;
    cell.low += role.window.low;
    cell.high += role.window.high;
}

Clusters::Sums& Clusters::sums_of(const Cell& cell)
{
    return sums_[cell.pillar * methodology_.strata.size() + cell.stratum];
}

void Clusters::clear()
{
    std::fill(sums_.begin(), sums_.end(), Sums{});
}

void Clusters::add(const Cell& cell, std::uint32_t times)
{
    auto& sums = sums_of(cell);
    sums.targets += times * cell.targets;
    sums.valued += times * cell.valued;
    sums.value += times * cell.value;
    sums.low += times * cell.low;
    sums.high += times * cell.high;
}

std::span<const PillarScore> Clusters::draw(Random& random)
{
    std::fill(times_.begin(), times_.end(), 0);
    for (std::uint32_t i = 1; i < operators_; ++i) {
        ++times_[random.below(operators_)];
    }
    clear();
    for (const auto& cell : cells_) {
        if (const auto times = times_[cell.operator_number]; times > 0) {
            add(cell, times);
        }
    }
    for (const auto& target : wavering_) {
        const auto& cell = cells_[target.cell];
        const auto times = times_[cell.operator_number];
        if (times == 0) {
            continue;
        }
        const auto mean = draw_days(target.days, random);
        auto& sums = sums_of(cell);
        sums.value += times * *mean.value;
        sums.low += times * mean.low;
        sums.high += times * mean.high;
    }
    return join();
}

std::span<const PillarScore> Clusters::whole()
{
    clear();
    for (const auto& cell : cells_) {
        add(cell, 1);
    }
    const TimeRules forever{.expiry_rounds = ~0U};
    for (const auto& target : wavering_) {
        const auto mean = mean_of_days(target.days, forever);
        auto& sums = sums_of(cells_[target.cell]);
        sums.value += *mean.value;
        sums.low += mean.low;
        sums.high += mean.high;
    }
    return join();
}

std::span<const PillarScore> Clusters::join()
{
    const auto strata = methodology_.strata.size();
    for (std::size_t pillar = 0; pillar < pillars_.size(); ++pillar) {
        pillars_[pillar].strata.clear();
        for (std::size_t i = 0; i < strata; ++i) {
            const auto& sums = sums_[pillar * strata + i];
            if (sums.targets == 0) {
                continue;
            }
            StratumScore stratum{.rules = &methodology_.strata[i], .targets = sums.targets, .valued = sums.valued};
            stratum.score = {.low = sums.low / sums.targets, .high = sums.high / sums.targets};
            if (sums.valued > 0) {
                stratum.score.value = sums.value / sums.valued;
            }
            pillars_[pillar].strata.push_back(stratum);
        }
        join_strata(pillars_[pillar]);
    }
    return pillars_;
}

Clusters::Count Clusters::count(std::size_t pillar) const
{
    std::map<std::size_t, double> valued_in;
    for (const auto& cell : cells_) {
        if (cell.pillar == pillar) {
            valued_in[cell.stratum] += cell.valued;
        }
    }
    std::map<std::uint32_t, double> weights;
    for (const auto& cell : cells_) {
        if (cell.pillar == pillar && cell.valued > 0) {
            weights[cell.operator_number] +=
                methodology_.strata[cell.stratum].weight * cell.valued / valued_in[cell.stratum];
        }
    }
    double sum = 0;
    double squares = 0;
    for (const auto& [operator_number, weight] : weights) {
        sum += weight;
        squares += weight * weight;
    }
    return {.operators = static_cast<std::uint32_t>(weights.size()), .effective = squares > 0 ? sum * sum / squares : 0};
}

}  // namespace score
