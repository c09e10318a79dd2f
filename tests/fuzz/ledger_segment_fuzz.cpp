#include "collector/ledger/entry.hpp"
#include "collector/ledger/scan.hpp"

#include <cstdint>
#include <cstdlib>

/// Any bytes may be a segment file: the scan covers them without gap or overlap, and whatever it calls a frame decodes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(data, data + size);
    const auto scan = collector::ledger::scan_segment(bytes, 1);
    std::size_t covered = 0;
    for (const auto& found : scan.frames) {
        const auto frame = collector::ledger::decode(std::string_view(bytes).substr(found.offset, found.length));
        (void)collector::ledger::to_entry(frame);
        covered += found.length;
    }
    for (const auto& damage : scan.damage) {
        covered += damage.octets;
    }
    if (covered != scan.end || scan.end + scan.tail != size) {
        std::abort();
    }
    return 0;
}
