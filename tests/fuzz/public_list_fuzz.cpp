#include "collector/intake/gather.hpp"
#include "frames/frame_file.hpp"
#include "frames/frame_text.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Any octets as a list of each format: a frame that comes of it can be written and read back. The first octet chooses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace collector::intake;
    if (size == 0) {
        return 0;
    }
    const std::string_view octets(static_cast<const char*>(static_cast<const void*>(data)) + 1, size - 1);
    auto format = formats()[data[0] % formats().size()];
    if (format.layout == Layout::csv && format.word == "csv") {
        format.columns = {{"name", "1"}, {"organisation", "2|"}};
    }
    const auto gathered = gather_list(octets, format, {.country = "KE", .title = "t", .dated = "2026-11-21", .source = "s"});
    if (!gathered || gathered->frame.targets.empty()) {
        return 0;
    }
    if (!frames::read_frame_text(frames::frame_text(gathered->frame, ""), "f").errors.empty()) {
        std::abort();
    }
    return 0;
}
