#include "codec/batch.hpp"
#include "codec/result_json.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What an authenticated probe may send, which is still any octets at all: a batch, a header, a line.
/// A line that is understood is written and understood again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string octets(data, data + size);
    static_cast<void>(codec::open(octets));
    static_cast<void>(codec::parse_batch_header(octets));
    const auto line = codec::parse_batch_line(octets);
    if (line && !codec::parse_batch_line(codec::to_json_line(*line))) {
        std::abort();
    }
    return 0;
}
