#include "wire/sts_policy.hpp"

#include <cstddef>
#include <cstdint>

/// Any octets as a policy: it is read, or it is said why not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view octets(static_cast<const char*>(static_cast<const void*>(data)), size);
    static_cast<void>(wire::parse_sts_policy(octets));
    return 0;
}
