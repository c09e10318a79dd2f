#pragma once

#include <cstdint>
#include <filesystem>

namespace collector::running {

/// Has the file system of `directory` at least `reserve` octets left for us?
bool has_room(const std::filesystem::path& directory, std::uint64_t reserve);

}  // namespace collector::running
