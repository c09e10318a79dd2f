#include "collector/intake/csv_table.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Any octets as a table: every record has a line of the file, and every refusal a reason.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view octets(static_cast<const char*>(static_cast<const void*>(data)), size);
    const auto table = collector::intake::read_csv(octets);
    for (const auto& row : table.rows) {
        if (row.line == 0 || row.line > size + 1) {
            std::abort();
        }
    }
    for (const auto& refusal : table.refused) {
        if (refusal.reason.empty()) {
            std::abort();
        }
    }
    return 0;
}
