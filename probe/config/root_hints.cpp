#include "probe/config/root_hints.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace probe::config {
namespace {

/// The address of "A.ROOT-SERVERS.NET. 3600000 AAAA 2001:503:ba3e::2:30"; nullopt for every other line.
tl::expected<measure::Address, measure::Error> address_in(const std::string& line)
{
    std::istringstream words(line.substr(0, line.find(';')));
    std::vector<std::string> fields{std::istream_iterator<std::string>(words), {}};
    if (fields.size() < 3) {
        return measure::error("no address");
    }
    const auto& type = fields[fields.size() - 2];
    return type == "A" || type == "AAAA" ? measure::parse_address(fields.back()) : measure::error("no address");
}

}  // namespace

measure::Result<std::vector<measure::Address>> parse_root_hints(std::string_view text, const std::string& name)
{
    std::vector<measure::Address> roots;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        if (const auto address = address_in(line)) {
            roots.push_back(*address);
        }
    }
    for (const auto family : {measure::Family::ipv4, measure::Family::ipv6}) {
        const auto is_of = [&](const measure::Address& address) { return address.family == family; };
        if (std::none_of(roots.begin(), roots.end(), is_of)) {
            return measure::error("no " + std::string(measure::to_string(family)) + " address of a root name server", name,
                                  "take the file of the package dns-root-data");
        }
    }
    return roots;
}

}  // namespace probe::config
