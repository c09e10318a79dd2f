#pragma once

#include "collector/ports/devices.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace collector::intake {

/// A regulator's table, or everything that is wrong with it, line by line: then `rows` is empty.
struct InstalledBaseFile {
    std::vector<InstalledRow> rows;
    std::vector<measure::Error> errors;
};

/// Reads which routers stand in the homes of countries.
///
/// Wire format  RFC 4180 with a header line: country,maker,model,firmware,share,dated,source in any order; firmware may be left
/// out or empty. `share` is the part of the country's homes, 0 to 1; the shares of a country add up to 1 at most, and what is
/// missing to 1 are homes nobody counted. Pure; `name` is what errors call the file.
InstalledBaseFile read_installed_base(std::string_view csv, const std::string& name);

}  // namespace collector::intake
