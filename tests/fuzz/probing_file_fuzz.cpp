#include "wire/probing_file.hpp"

#include <cstddef>
#include <cstdint>

/// Any octets as a probe description file: it introduces somebody, or it is said that it does not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view octets(static_cast<const char*>(static_cast<const void*>(data)), size);
    static_cast<void>(wire::parse_probing_file(octets));
    return 0;
}
