#include "collector/intake/installed_base.hpp"

#include <cstdint>
#include <map>

/// Any octets as a table of the routers in homes: what is good has shares, and no country has more than all of its homes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto file =
        collector::intake::read_installed_base({static_cast<const char*>(static_cast<const void*>(data)), size}, "fuzz");
    if (!file.errors.empty() && !file.rows.empty()) {
        __builtin_trap();
    }
    std::map<std::string, double> homes;
    for (const auto& row : file.rows) {
        homes[row.country] += row.share;
        if (row.maker.empty() || row.model.empty() || !(row.share >= 0) || homes[row.country] > 1.001) {
            __builtin_trap();
        }
    }
    return 0;
}
