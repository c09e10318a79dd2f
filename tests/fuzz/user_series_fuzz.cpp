#include "collector/context/user_series.hpp"

#include <cstdint>

using namespace collector::context;

/// Any octets as a series of users: what is read is written so that it is read again, to the bit.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto rows = parse_user_series({static_cast<const char*>(static_cast<const void*>(data)), size}, "fuzz");
    if (rows && parse_user_series(user_series_text(*rows), "again").value() != *rows) {
        __builtin_trap();
    }
    return 0;
}
