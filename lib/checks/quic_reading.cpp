#include "checks/quic_reading.hpp"

#include "checks/conclude.hpp"

#include <algorithm>

namespace checks {
namespace {

constexpr std::uint32_t kVersion1 = 0x00000001;
constexpr std::uint32_t kVersion2 = 0x6b3343cf;

bool speaks(const measure::QuicProbe& probe)
{
    const auto& versions = probe.versions;
    return !probe.failure && std::any_of(versions.begin(), versions.end(),
                                         [](std::uint32_t version) { return version == kVersion1 || version == kVersion2; });
}

}  // namespace

QuicReading read_quic(const measure::Evidence& evidence, std::string_view name)
{
    QuicReading reading;
    for (const auto& probe : evidence.content.quic) {
        if (probe.host != name) {
            continue;
        }
        const bool over6 = probe.address.family == measure::Family::ipv6;
        (over6 ? reading.ipv6 : reading.ipv4) |= speaks(probe);
        if (over6 && probe.failure && is_ours(*probe.failure)) {
            reading.ours = probe.failure;
        }
    }
    return reading;
}

}  // namespace checks
