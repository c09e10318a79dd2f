#include "codec/device_run.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Any octets as a run, and as the text within one: what is taken can be written and read again alike.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view octets(static_cast<const char*>(static_cast<const void*>(data)), size);
    static_cast<void>(codec::open_device_run(octets));
    const auto opened = codec::open_device_run(codec::pack(octets));
    if (!opened) {
        return 0;
    }
    const auto again = codec::seal_device_run(*opened);
    if (!again || !codec::open_device_run(*again)) {
        std::abort();
    }
    return 0;
}
