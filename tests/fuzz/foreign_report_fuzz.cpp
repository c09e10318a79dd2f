#include "collector/comparison/foreign_report.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Any octets as a report of each format: findings have a name and a test, refusals a reason. The first octet chooses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace collector::comparison;
    if (size == 0) {
        return 0;
    }
    const std::string_view octets(static_cast<const char*>(static_cast<const void*>(data)) + 1, size - 1);
    const auto report = formats()[data[0] % formats().size()].read(octets);
    if (!report) {
        if (report.error().what.empty()) {
            std::abort();
        }
        return 0;
    }
    for (const auto& finding : report->findings) {
        if (finding.test.empty()) {
            std::abort();
        }
    }
    for (const auto& refusal : report->refused) {
        if (refusal.reason.empty()) {
            std::abort();
        }
    }
    return 0;
}
