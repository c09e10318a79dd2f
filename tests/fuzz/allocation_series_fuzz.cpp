#include "collector/context/allocation_series.hpp"

#include <cstdint>

using namespace collector::context;

/// Any octets as sums of earlier days: what is read is written so that it is read again, to the bit.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto rows = parse_allocation_series({static_cast<const char*>(static_cast<const void*>(data)), size}, "fuzz");
    if (!rows) {
        return 0;
    }
    const auto again = parse_allocation_series(allocation_series_text(*rows), "again");
    if (!again || *again != *rows || joined(*rows, *rows) != *rows) {
        __builtin_trap();
    }
    return 0;
}
