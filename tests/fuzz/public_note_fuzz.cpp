#include "codec/note_json.hpp"

#include <cstdint>

/// Any octets as a note off a ledger: what is read is written so that it is read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto note = codec::read_note({static_cast<const char*>(static_cast<const void*>(data)), size});
    if (!note) {
        return 0;
    }
    const auto text = codec::note_text(*note);
    const auto again = codec::read_note(text);
    if (!again || again->index() != note->index() || codec::note_text(*again) != text) {
        __builtin_trap();
    }
    return 0;
}
