#include "wire/snmp_message.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // The number of the answers in the corpus, so that mutations reach behind it.
    constexpr std::uint32_t kNumber = 0x01020304;
    const std::string_view octets(static_cast<const char*>(static_cast<const void*>(data)), size);
    const auto refusal = wire::refuse_snmp(octets, kNumber);
    // The shortest message that carries the number has two sequences, a version and the number itself.
    if (!refusal && size < 13) {
        std::abort();
    }
    return 0;
}
