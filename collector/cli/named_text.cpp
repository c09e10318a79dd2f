#include "collector/cli/named_text.hpp"

#include "daemon/text_file.hpp"

#include <iostream>
#include <sstream>

namespace collector::cli {

measure::Result<std::string> read_text_file(const std::string& name)
{
    if (name != "-") {
        return daemons::read_text(name, "the file", "check its name");
    }
    std::ostringstream text;
    text << std::cin.rdbuf();
    return std::move(text).str();
}

}  // namespace collector::cli
