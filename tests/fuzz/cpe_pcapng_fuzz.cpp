#include "probe/cpe/capture/pcapng.hpp"

#include <cstdint>
#include <cstdlib>

/// What was read can be written and read again, and is the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto records = cpe::capture::read_pcapng({data, size});
    if (!records) {
        return 0;
    }
    const auto again = cpe::capture::read_pcapng(cpe::capture::write_pcapng(*records));
    if (!again || again->size() != records->size()) {
        std::abort();
    }
    return 0;
}
