#include "daemon/text_file.hpp"

#include <fstream>
#include <sstream>

namespace daemons {

measure::Result<std::string> read_text(const std::filesystem::path& file, std::string_view what, std::string_view remedy)
{
    // A stream opens a directory, and would then say that it is empty.
    std::error_code unknown;
    std::ifstream stream(file, std::ios::binary);
    if (!stream.is_open() || std::filesystem::is_directory(file, unknown)) {
        return measure::error(std::string(what) + " cannot be read", file.string(), std::string(remedy));
    }
    std::ostringstream text;
    text << stream.rdbuf();
    return std::move(text).str();
}

}  // namespace daemons
