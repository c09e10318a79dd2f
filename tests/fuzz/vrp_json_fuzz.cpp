#include "collector/context/import_vrps.hpp"
#include "collector/context/vrp_table.hpp"

#include <cstdint>

using namespace collector::context;

/// Any octets as the export of a validator: what is imported can be read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto imported = import_vrps({static_cast<const char*>(static_cast<const void*>(data)), size}, "fuzz");
    if (imported && !VrpTable::parse(*imported, "fuzz")) {
        __builtin_trap();
    }
    return 0;
}
