#include "collector/running/disk_room.hpp"

#include <system_error>

namespace collector::running {

bool has_room(const std::filesystem::path& directory, std::uint64_t reserve)
{
    std::error_code code;
    const auto space = std::filesystem::space(directory, code);
    // When the question fails the write itself will tell.
    return code || space.available >= reserve;
}

}  // namespace collector::running
