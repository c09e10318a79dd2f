#include "wire/utf8.hpp"

#include <unicode/ustring.h>

namespace wire {

/// ICU counts the units that a conversion would take, and stops at the first octet that begins no character.
bool is_utf8(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t units = 0;
    u_strFromUTF8(nullptr, 0, &units, text.data(), static_cast<std::int32_t>(text.size()), &status);
    return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR;
}

}  // namespace wire
