#include "measure/spf_reading.hpp"
#include "measure/txt_text.hpp"
#include "wire/spf.hpp"

#include <cstddef>
#include <cstdint>

/// Any octets as the presentation of a TXT record: a record comes of it, and each of its terms can be followed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view octets(static_cast<const char*>(static_cast<const void*>(data)), size);
    const auto record = wire::parse_spf("example.test", {measure::txt_text(octets)});
    for (const auto& term : measure::effective_terms(record)) {
        static_cast<void>(measure::spf_domain(term, record.domain));
    }
    return 0;
}
