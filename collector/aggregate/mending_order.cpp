#include "collector/aggregate/mending_order.hpp"

#include <algorithm>
#include <optional>

namespace collector::aggregate {
namespace {

using Services = std::map<Needs, std::size_t>;

/// Bundles that are tried, and services against which they are weighed, the most frequent first: beyond these a step
/// would cost seconds in a nation of ten thousand services.
constexpr std::size_t kMostTried = 200;
constexpr std::size_t kMostWeighed = 2'000;

struct Frequent {
    Needs needs;
    std::size_t count = 0;
};

bool holds(const Needs& all, const Needs& part)
{
    return std::includes(all.begin(), all.end(), part.begin(), part.end());
}

/// What is left to mend for each kind of service, the most frequent first.
std::vector<Frequent> by_frequency(const Services& open)
{
    std::vector<Frequent> list;
    for (const auto& [needs, count] : open) {
        list.push_back({needs, count});
    }
    std::stable_sort(list.begin(), list.end(), [](const Frequent& a, const Frequent& b) { return a.count > b.count; });
    list.resize(std::min(list.size(), kMostWeighed));
    return list;
}

std::size_t freed_by(const Needs& bundle, const std::vector<Frequent>& open)
{
    std::size_t freed = 0;
    for (const auto& service : open) {
        freed += holds(bundle, service.needs) ? service.count : 0;
    }
    return freed;
}

/// Compared by cross multiplication: no rounding decides an order.
bool is_better(const MendingStep& one, const MendingStep& other)
{
    const auto left = one.gained * other.mend.size();
    const auto right = other.gained * one.mend.size();
    if (left != right) {
        return left > right;
    }
    return one.mend.size() != other.mend.size() ? one.mend.size() < other.mend.size() : one.mend < other.mend;
}

std::optional<MendingStep> best_step(const std::vector<Frequent>& open, std::size_t most)
{
    std::optional<MendingStep> best;
    for (std::size_t i = 0; i < std::min(open.size(), kMostTried); ++i) {
        if (open[i].needs.size() > most) {
            continue;
        }
        MendingStep step{.mend = open[i].needs, .gained = freed_by(open[i].needs, open)};
        if (!best || is_better(step, *best)) {
            best = std::move(step);
        }
    }
    return best;
}

/// What is still to be mended after a step; counts exactly what it freed.
Services after(const Services& open, MendingStep& step)
{
    Services left;
    step.gained = 0;
    for (const auto& [needs, count] : open) {
        Needs rest;
        std::set_difference(needs.begin(), needs.end(), step.mend.begin(), step.mend.end(), std::back_inserter(rest));
        if (rest.empty()) {
            step.gained += count;
        } else {
            left[std::move(rest)] += count;
        }
    }
    return left;
}

}  // namespace

std::vector<MendingStep> mending_order(const Services& services, std::size_t most)
{
    auto open = services;
    open.erase(Needs{});
    std::vector<MendingStep> steps;
    for (auto step = best_step(by_frequency(open), most); step; step = best_step(by_frequency(open), most)) {
        most -= step->mend.size();
        open = after(open, *step);
        steps.push_back(*std::move(step));
    }
    return steps;
}

}  // namespace collector::aggregate
