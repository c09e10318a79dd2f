#include "collector/scorekeeping/folding.hpp"

#include "collector/aggregate/fold_rounds.hpp"

#include <algorithm>

namespace collector::scorekeeping {

measure::Result<FoldedRound> fold_round(const Store& store, const Methodology& methodology,
                                        const measure::CountryCode& country, const std::string& round,
                                        std::optional<measure::Timestamp> received_by)
{
    const VoteQuery query{.country = country, .first = round, .last = round, .received_by = received_by};
    const auto votes = store.votes(query);
    const auto clusters = store.operator_clusters(query);
    if (!votes || !clusters) {
        return tl::unexpected(votes ? clusters.error() : votes.error());
    }
    measure::Timestamp newest{};
    for (const auto& vote : *votes) {
        newest = std::max(newest, vote.received);
    }
    FoldedRound folded{.consensus = aggregate::fold_rounds(*votes, country, methodology.rules), .round = {}};
    folded.round = aggregate::conclude_round(folded.consensus, newest, methodology.rules);
    for (auto& [target, own] : folded.round.targets) {
        const auto cluster = clusters->find(target);
        own.operator_cluster = cluster == clusters->end() ? "" : cluster->second;
    }
    return folded;
}

std::string software_name()
{
    return "sextant-collector/" SEXTANT_VERSION;
}

}  // namespace collector::scorekeeping
