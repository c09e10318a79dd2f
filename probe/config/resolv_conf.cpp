#include "probe/config/resolv_conf.hpp"

#include <sstream>
#include <string>

namespace probe::config {

std::vector<measure::Address> parse_resolv_conf(std::string_view text)
{
    std::vector<measure::Address> found;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string keyword;
        std::string value;
        words >> keyword >> value;
        const auto address = measure::parse_address(value);
        if (keyword == "nameserver" && address) {
            found.push_back(*address);
        }
    }
    return found;
}

}  // namespace probe::config
