#include "probe/cpe/capture/manifest.hpp"
#include "probe/cpe/capture/stimulus.hpp"

#include <cstdint>

using namespace cpe::capture;

/// Any octets as what stands beside the capture of a run: stimuli that are read are written so that they are read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(static_cast<const char*>(static_cast<const void*>(data)), size);
    if (const auto manifest = read_manifest(text); manifest && !read_manifest(to_json(*manifest))) {
        __builtin_trap();
    }
    static_cast<void>(parse_device(text));
    const auto stimuli = read_stimuli(text);
    if (!stimuli) {
        return 0;
    }
    std::string lines;
    for (const auto& it : *stimuli) {
        lines += to_line(it);
    }
    const auto again = read_stimuli(lines);
    if (!again || again->size() != stimuli->size()) {
        __builtin_trap();
    }
    return 0;
}
