#pragma once

#include <span>
#include <string>
#include <string_view>

namespace collector::serve {

/// A requirement of the CPE laboratory, as docs/generated/cpe-requirements.json has it: written by `sextant-cpe list --json` from
/// the tables that judge, and made part of this program by the build.
struct Requirement {
    std::string row;
    std::string check;
    std::string requirement;
    std::string document;
    std::string level;
    std::string phases;
    std::string status;
    std::string why;
    bool guards_users = false;
};

/// All of them, in the order of the catalogue.
std::span<const Requirement> requirements();

/// nullptr for a row of another edition.
const Requirement* find_requirement(std::string_view row);

}  // namespace collector::serve
