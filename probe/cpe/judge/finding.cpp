#include "probe/cpe/judge/finding.hpp"

namespace cpe::judge {
namespace {

constexpr std::size_t kMostProof = 20;  ///< Enough to look at; a flood is not listed packet by packet.

}  // namespace

Finding find(Verdict verdict, std::string reason, const Packets& proof)
{
    Finding finding{.verdict = verdict, .reason = std::move(reason)};
    for (const auto* packet : proof) {
        if (packet != nullptr && finding.packets.size() < kMostProof) {
            finding.packets.push_back(packet->number);
        }
    }
    return finding;
}

Finding answering(Finding finding, Time stimulus, milliseconds waited)
{
    finding.stimulus = stimulus;
    finding.waited = waited;
    return finding;
}

}  // namespace cpe::judge
