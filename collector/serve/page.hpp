#pragma once

#include "collector/serve/national_table.hpp"

#include <string>
#include <vector>

namespace collector::serve {

/// The national table as one HTML page for people: complete without a script, readable without colour.
/// Pure; every value that came from outside is escaped.
std::string render_page(const std::vector<Nation>& nations, const std::vector<VantageView>& vantages,
                        const std::string& edition);

}  // namespace collector::serve
