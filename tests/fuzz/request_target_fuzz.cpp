#include "http/request_target.hpp"

#include <cstdint>

/// Any octets as what a stranger asks for: what is taken is a path, and no C string ends early in it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto target = http::read_target({static_cast<const char*>(static_cast<const void*>(data)), size});
    if (!target) {
        return 0;
    }
    if (!target->path.starts_with('/') || target->path.find('\0') != std::string::npos) {
        __builtin_trap();
    }
    for (const auto& [name, value] : target->query) {
        if ((name + value).find('\0') != std::string::npos) {
            __builtin_trap();
        }
    }
    return 0;
}
