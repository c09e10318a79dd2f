#include "wire/echo_packet.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Any octets as an answer to an echo request: only those that bring back sequence number and data are one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view octets(static_cast<const char*>(static_cast<const void*>(data)), size);
    if (wire::answers_echo(octets, 1, "https://probe.example.test/") && (size < 8 || data[0] != 129)) {
        std::abort();
    }
    return 0;
}
