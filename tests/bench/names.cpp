#include "bench/workload.hpp"

#include <fstream>
#include <sstream>

namespace bench {

measure::Result<std::vector<Name>> read_names(const std::string& file)
{
    std::ifstream lines(file);
    if (!lines) {
        return measure::error("cannot be read", file, "name a file with NAME IPV4 IPV6 SERVER a line");
    }
    std::vector<Name> names;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string name;
        std::string ipv4;
        std::string ipv6;
        std::string server;
        words >> name >> ipv4 >> ipv6 >> server;
        const auto four = measure::parse_address(ipv4);
        const auto six = measure::parse_address(ipv6);
        const auto asked = measure::parse_address(server);
        if (!four || !six || !asked) {
            return measure::error("no name with three addresses: '" + line + "'", file, "NAME IPV4 IPV6 SERVER");
        }
        names.push_back({.name = name, .ipv4 = *four, .ipv6 = *six, .server = *asked});
    }
    return names;
}

}  // namespace bench
