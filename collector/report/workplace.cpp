#include "collector/report/workplace.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace collector::report {

measure::Result<Workplace> Workplace::make()
{
    std::error_code failed;
    auto pattern = (std::filesystem::temp_directory_path(failed) / "sextant-XXXXXX").string();
    if (failed || ::mkdtemp(pattern.data()) == nullptr) {
        const auto why = failed ? failed : std::error_code(errno, std::generic_category());
        return measure::error("cannot make a folder to work in: " + why.message(), pattern,
                              "set TMPDIR to a folder that can be written");
    }
    return Workplace(pattern);
}

Workplace::Workplace(Workplace&& other) noexcept : folder_(std::exchange(other.folder_, {})) {}

Workplace::~Workplace()
{
    std::error_code ignored;
    if (!folder_.empty()) {
        std::filesystem::remove_all(folder_, ignored);
    }
}

}  // namespace collector::report
