#include "probe/cpe/profiles/profile_file.hpp"

#include <cstdint>

/// Any octets as a profile of documents: a good one has a name and a row's id wherever it speaks of a row.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto profile = cpe::profiles::read({static_cast<const char*>(static_cast<const void*>(data)), size}, "fuzz");
    if (!profile) {
        if (profile.error().what.empty()) {
            __builtin_trap();
        }
        return 0;
    }
    for (const auto& row : profile->rows) {
        if (row.id.empty()) {
            __builtin_trap();
        }
    }
    return 0;
}
