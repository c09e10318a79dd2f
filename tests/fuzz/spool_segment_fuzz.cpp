#include "probe/spool/frame.hpp"
#include "probe/spool/scan.hpp"

#include <cstdint>
#include <cstdlib>

/// Any bytes may be the file of an open batch or of a sealed one: the scan accounts for every octet, and what it calls a
/// frame belongs to the batch asked for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(data, data + size);
    const auto scan = probe::spool::scan_open_batch(bytes, 1);
    std::size_t covered = scan.damaged;
    for (const auto& frame : scan.frames) {
        covered += probe::spool::kAroundPayload + frame.payload.size();
        if (frame.seq != 1) {
            std::abort();
        }
    }
    if (covered != scan.end || scan.end + scan.tail != size) {
        std::abort();
    }
    (void)probe::spool::decode_only(bytes, probe::spool::FrameKind::batch);
    return 0;
}
