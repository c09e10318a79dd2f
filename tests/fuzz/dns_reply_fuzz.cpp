#include "wire/dns_query.hpp"
#include "wire/dns_reply.hpp"

#include <cstddef>
#include <cstdint>

/// Any octets as a reply: parse_reply must come back with a message or a failure.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view octets(static_cast<const char*>(static_cast<const void*>(data)), size);
    const std::uint16_t id = size < 2 ? 0 : static_cast<std::uint16_t>(data[0] << 8U | data[1]);
    const measure::Question asked{.name = "example.test", .type = measure::rr::kAaaa};
    static_cast<void>(wire::parse_reply(octets, asked, id));
    return 0;
}
