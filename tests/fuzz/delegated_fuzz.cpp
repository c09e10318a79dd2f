#include "collector/context/delegated_file.hpp"

#include <cstdint>

using namespace collector::context;

/// Any octets as a registry's file: what is read lies within the numbers there are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto file = parse_delegated({static_cast<const char*>(static_cast<const void*>(data)), size}, "fuzz");
    if (!file) {
        return 0;
    }
    for (const auto& record : file->records) {
        const bool narrow = record.kind != NumberKind::ipv6;
        if (record.count > 0 && (record.last() < record.first || (narrow && record.last() > UINT32_MAX))) {
            __builtin_trap();
        }
    }
    return 0;
}
