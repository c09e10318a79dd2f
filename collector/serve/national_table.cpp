#include "collector/serve/national_table.hpp"

#include <algorithm>
#include <utility>

namespace collector::serve {
namespace {

constexpr std::size_t kPage = 1000;

/// A frame has some ten thousand targets; this bounds the walk whatever a store answers.
constexpr std::size_t kMostPages = 1000;

/// `down` is dead on both families and `unknown` was not measured: neither is an IPv6 fault to mend.
bool can_be_mended(measure::State state)
{
    return state == measure::State::absent || state == measure::State::broken || state == measure::State::partial;
}

void count(Nation& nation, std::map<measure::Cause, std::uint32_t>& causes, const TargetView& target)
{
    if (target.target.opt_out) {
        ++nation.opted_out;
        return;
    }
    ++nation.targets;
    ++nation.states[target.state.state];
    ++nation.sectors[target.target.sector][target.state.state];
    if (target.state.cause && can_be_mended(target.state.state)) {
        ++causes[*target.state.cause];
    }
}

std::vector<CauseCount> by_frequency(const std::map<measure::Cause, std::uint32_t>& causes)
{
    std::vector<CauseCount> counted;
    for (const auto& [cause, targets] : causes) {
        counted.push_back({cause, targets});
    }
    std::stable_sort(counted.begin(), counted.end(),
                     [](const CauseCount& a, const CauseCount& b) { return a.targets > b.targets; });
    return counted;
}

measure::Result<Nation> fold(const ScoreRow& score, const Views& views)
{
    Nation nation;
    nation.score = score;
    nation.details = read_score_document(score.document);
    TargetFilter filter;
    filter.country = score.country;
    std::map<measure::Cause, std::uint32_t> causes;
    std::string after;
    for (std::size_t page = 0; page < kMostPages; ++page) {
        const auto targets = views.targets(filter, after, kPage);
        if (!targets) {
            return tl::unexpected(targets.error());
        }
        for (const auto& target : *targets) {
            count(nation, causes, target);
            after = target.target.domain;
        }
        if (targets->size() < kPage) {
            break;
        }
    }
    nation.causes = by_frequency(causes);
    return nation;
}

}  // namespace

const Nation* nation_of(const std::vector<Nation>& nations, const measure::CountryCode& country)
{
    const auto found = std::ranges::find(nations, country, [](const Nation& it) { return it.score.country; });
    return found == nations.end() ? nullptr : &*found;
}

measure::Result<const std::vector<Nation>*> NationalTable::at(const Views& views)
{
    const auto version = views.published();
    if (!version) {
        return tl::unexpected(version.error());
    }
    if (filled_ && version_ == *version) {
        return &nations_;
    }
    const auto scores = views.latest_scores();
    if (!scores) {
        return tl::unexpected(scores.error());
    }
    std::vector<Nation> nations;
    for (const auto& score : *scores) {
        auto nation = fold(score, views);
        if (!nation) {
            return tl::unexpected(nation.error());
        }
        nations.push_back(std::move(*nation));
    }
    std::sort(nations.begin(), nations.end(),
              [](const Nation& a, const Nation& b) { return a.score.country < b.score.country; });
    nations_ = std::move(nations);
    version_ = *version;
    filled_ = true;
    return &nations_;
}

}  // namespace collector::serve
