#include "probe/cli/boot_id.hpp"

#include <fstream>

namespace probe::cli {

std::string boot_id()
{
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

}  // namespace probe::cli
