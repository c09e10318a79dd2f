#include "collector/context/import_ranges.hpp"
#include "collector/context/range_table.hpp"
#include "collector/context/route_table.hpp"
#include "collector/context/vrp_table.hpp"

#include <cstdint>
#include <sstream>

using namespace collector::context;

namespace {

/// What can be read of the rows answers a question.
template <typename Table, typename Ask>
void try_as(SealedTable table, TableKind kind, Ask ask)
{
    table.kind = kind;
    if (const auto read = Table::parse(table, "fuzz")) {
        ask(*read);
    }
}

}  // namespace

/// Any octets as a sealed table, as its rows, and as CSV to import.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(static_cast<const char*>(static_cast<const void*>(data)), size);
    static_cast<void>(unseal(text, "fuzz"));
    const auto address = measure::parse_address("2001:db8::1").value();
    SealedTable table;
    table.rows = text;
    try_as<RangeTable>(table, TableKind::networks, [&](const RangeTable& it) { static_cast<void>(it.find(address)); });
    try_as<RangeTable>(table, TableKind::countries, [&](const RangeTable& it) { static_cast<void>(it.find(address)); });
    try_as<RouteTable>(table, TableKind::routes, [&](const RouteTable& it) { static_cast<void>(it.find(address)); });
    try_as<VrpTable>(table, TableKind::vrps,
                     [&](const VrpTable& it) { static_cast<void>(it.validate(measure::covering(address, 48), 64500)); });
    std::istringstream stream(text);
    const std::vector<Source> sources{{"fuzz", stream}};
    const auto imported = import_ranges(TableKind::networks, {}, sources);
    if (imported && !RangeTable::parse(imported->table, "fuzz")) {
        __builtin_trap();  // What we import we must read.
    }
    return 0;
}
