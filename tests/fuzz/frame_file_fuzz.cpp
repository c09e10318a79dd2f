#include "frames/frame_file.hpp"
#include "frames/frame_text.hpp"

#include <cstdint>

/// Any octets as a list of targets: what is good is written so that it is read again, and equal lists give equal octets.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto file = frames::read_frame_text({static_cast<const char*>(static_cast<const void*>(data)), size}, "fuzz");
    if (!file.errors.empty()) {
        return 0;
    }
    const auto text = frames::frame_text(file.frame, "");
    const auto again = frames::read_frame_text(text, "again");
    if (!again.errors.empty() || frames::frame_text(again.frame, "") != text) {
        __builtin_trap();
    }
    return 0;
}
