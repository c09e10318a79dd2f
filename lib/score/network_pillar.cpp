#include "score/network_pillar.hpp"

namespace score {

PillarScore network_pillar(const NetworkFacts& facts, const Methodology& methodology)
{
    const auto scored = score_networks(facts, methodology.networks);
    PillarScore pillar;
    pillar.score = scored.score;
    pillar.coverage = scored.coverage;
    pillar.sufficient = pillar.score.value && reaches(pillar.coverage, methodology.publication.pillar_coverage);
    return pillar;
}

}  // namespace score
