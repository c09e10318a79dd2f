#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// Public lists of names into frames. Pure: octets in, facts out.
namespace collector::intake {

/// One line of a list that names somebody. Texts are as the list has them.
struct Entry {
    std::size_t line = 0;
    std::string name;  ///< A domain, a host or a URL.
    std::string organisation;
    std::string sector;
    std::string tier;
};

/// One line that could not be used, and why. Nothing is dropped without one.
struct Refusal {
    std::size_t line = 0;
    std::string reason;
    std::string text;  ///< What stood there, cut short.
};

struct Entries {
    std::string title;  ///< What the list calls itself; "" when it does not.
    std::vector<Entry> entries;
    std::vector<Refusal> refused;
    std::size_t left_out = 0;  ///< Lines that were not asked for: of another category.
};

}  // namespace collector::intake
