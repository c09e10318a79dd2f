#pragma once

#include "measure/ip.hpp"
#include "measure/result.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace bench {

/// One line of the list: a name with an address of each family, and the server that answers for it.
struct Name {
    std::string name;
    measure::Address ipv4;
    measure::Address ipv6;
    measure::Address server;
};

/// "NAME IPV4 IPV6 SERVER" a line.
measure::Result<std::vector<Name>> read_names(const std::string& file);

/// What is to be done, the same for ours and for the bare loop.
struct Workload {
    std::vector<Name> names;
    std::size_t times = 1;        ///< So often is the list gone through.
    std::size_t in_flight = 200;  ///< Questions, or pairs of fetches, at once.
    double per_second = 0;        ///< Beginnings a second; 0: as fast as it goes.
    bool tls = false;
    bool verify = true;  ///< Of the bare loop; ours always looks.
    std::string ca_file;

    std::size_t total() const { return names.size() * times; }
    const Name& at(std::size_t index) const { return names[index % names.size()]; }
};

}  // namespace bench
