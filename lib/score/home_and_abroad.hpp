#pragma once

#include "score/consensus.hpp"

#include <optional>

namespace score {

/// What the vantages inside the country say, and what those abroad say (4.3). Never mixed: a filter at the border must show.
struct Apart {
    std::optional<Consensus> home{};  ///< Nothing without a ballot from there.
    std::optional<Consensus> abroad{};
    bool home_counts = false;  ///< Which of the two enters the score; true only when `home` is there.
};

/// Home counts where somebody there could tell, for public services exist for residents; else abroad, if somebody there
/// could. Where nobody could, home counts if it voted at all.
Apart agree_apart(std::span<const Ballot> home, std::span<const Ballot> abroad, std::span<const ConsensusRow> table);

}  // namespace score
