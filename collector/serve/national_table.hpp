#pragma once

#include "collector/ports/views.hpp"
#include "collector/serve/score_document.hpp"
#include "measure/cause.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace collector::serve {

struct CauseCount {
    measure::Cause cause = measure::Cause::software;
    std::uint32_t targets = 0;
};

/// One country on one line: its newest score and where its targets stand.
struct Nation {
    ScoreRow score;
    ScoreDetails details;
    std::map<measure::State, std::uint32_t> states;
    std::map<std::string, std::map<measure::State, std::uint32_t>> sectors;  ///< The same by sector.
    std::uint32_t targets = 0;       ///< Without those whose owners opted out: no figure counts them.
    std::uint32_t opted_out = 0;     ///< Of the frame, beside them.
    std::vector<CauseCount> causes;  ///< Of what its owners could mend, the most frequent first.
};

/// That of a country; nullptr when it has no score.
const Nation* nation_of(const std::vector<Nation>& nations, const measure::CountryCode& country);

/// The nations as they are published; counted once for each time something is, however often they are asked for.
class NationalTable {
public:
    /// Ordered by country code.
    measure::Result<const std::vector<Nation>*> at(const Views& views);

private:
    std::uint64_t version_ = 0;
    bool filled_ = false;
    std::vector<Nation> nations_;
};

}  // namespace collector::serve
