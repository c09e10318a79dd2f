#include "score/cpe_market.hpp"

#include <algorithm>

namespace score {

PillarScore cpe_pillar(std::span<const CpeModel> models, const Methodology& methodology)
{
    const auto market = score_cpe_market(models, methodology.cpe);
    const auto is_known = [](const CpeModel& model) { return model.gate.has_value(); };
    PillarScore pillar{.score = market.score, .coverage = market.coverage};
    pillar.targets = static_cast<std::uint32_t>(models.size());
    pillar.valued = static_cast<std::uint32_t>(std::count_if(models.begin(), models.end(), is_known));
    pillar.sufficient = pillar.valued > 0 && reaches(pillar.coverage, methodology.publication.pillar_coverage);
    return pillar;
}

}  // namespace score
