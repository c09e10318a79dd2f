#include "collector/cli/folding.hpp"

#include "collector/aggregate/fold_rounds.hpp"

#include <algorithm>

namespace collector::cli {

measure::Result<FoldedRound> fold_round(const Store& store, const Methodology& methodology,
                                        const measure::CountryCode& country, const std::string& round,
                                        std::optional<measure::Timestamp> received_by)
{
    const auto votes = store.votes({.country = country, .first = round, .last = round, .received_by = received_by});
    if (!votes) {
        return tl::unexpected(votes.error());
    }
    measure::Timestamp newest{};
    for (const auto& vote : *votes) {
        newest = std::max(newest, vote.received);
    }
    FoldedRound folded{.consensus = aggregate::fold_rounds(*votes, country, methodology.rules), .round = {}};
    folded.round = aggregate::conclude_round(folded.consensus, newest, methodology.rules);
    return folded;
}

std::string software_name()
{
    return "sextant-collector/" SEXTANT_VERSION;
}

}  // namespace collector::cli
