#include "wire/domain_name.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Any octets as a name somebody typed: what is taken has two forms, each of which gives the same name again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(static_cast<const char*>(static_cast<const void*>(data)), size);
    const auto name = wire::read_domain_name(text);
    if (!name) {
        return 0;
    }
    for (const auto& form : {name->ascii, name->unicode}) {
        const auto again = wire::read_domain_name(form);
        if (!again || again->ascii != name->ascii || again->unicode != name->unicode) {
            std::abort();
        }
    }
    return 0;
}
