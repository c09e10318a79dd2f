#include "wire/quic_packet.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // The ids of the packet in the corpus, so that mutations reach the list of versions.
    constexpr wire::ConnectionId kTheirs{1, 2, 3, 4, 5, 6, 7, 8};
    constexpr wire::ConnectionId kOurs{9, 10, 11, 12, 13, 14, 15, 16};
    const std::string_view octets(static_cast<const char*>(static_cast<const void*>(data)), size);
    const auto versions = wire::quic_versions(octets, kTheirs, kOurs);
    if (versions && (versions->empty() || versions->size() > 32 || size < 27)) {
        std::abort();
    }
    return 0;
}
