#include "collector/context/import_routes.hpp"
#include "collector/context/route_table.hpp"

#include <cstdint>
#include <sstream>

using namespace collector::context;

/// Any octets as the text of a table dump: what is imported can be read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::istringstream stream(std::string(static_cast<const char*>(static_cast<const void*>(data)), size));
    const std::vector<Source> sources{{"fuzz", stream}};
    const auto imported = import_routes(sources);
    if (imported && !RouteTable::parse(*imported, "fuzz")) {
        __builtin_trap();
    }
    return 0;
}
