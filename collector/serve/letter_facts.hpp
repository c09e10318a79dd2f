#pragma once

#include "collector/serve/report_facts.hpp"

#include <string>
#include <vector>

namespace collector::serve {

/// What one organisation is told of its own services.
struct Letter {
    std::string organisation;
    std::string domain;  ///< Of its first service: names the file, for an organisation may be called as it likes.
    std::size_t to_mend = 0;
    std::string facts;  ///< One JSON document, made as those of the national report.
};

/// A letter for every organisation of the country's frame, by organisation; empty when the country was never scored. Of
/// services whose owners opted out nothing is said, and an organisation that has no others gets none.
/// Of each service: its state, every check that failed or passed in part with its remedy, and the commands that show it again.
measure::Result<std::vector<Letter>> letters(const ReportSources& sources, const measure::CountryCode& country);

}  // namespace collector::serve
