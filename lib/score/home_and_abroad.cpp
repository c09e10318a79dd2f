#include "score/home_and_abroad.hpp"

namespace score {
namespace {

std::optional<Consensus> agree_if_any(std::span<const Ballot> ballots, std::span<const ConsensusRow> table)
{
    return ballots.empty() ? std::nullopt : std::optional(agree(ballots, table));
}

bool could_tell(const std::optional<Consensus>& side)
{
    return side && side->verdict.outcome != measure::Outcome::not_testable;
}

}  // namespace

Apart agree_apart(std::span<const Ballot> home, std::span<const Ballot> abroad, std::span<const ConsensusRow> table)
{
    Apart apart{.home = agree_if_any(home, table), .abroad = agree_if_any(abroad, table), .home_counts = false};
    apart.home_counts = apart.home && (could_tell(apart.home) || !could_tell(apart.abroad));
    return apart;
}

}  // namespace score
