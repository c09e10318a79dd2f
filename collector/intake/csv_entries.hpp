#pragma once

#include "collector/intake/format.hpp"

namespace collector::intake {

/// The entries of a list in CSV. Fails when the table has no such column; a row without a name is refused.
measure::Result<Entries> read_csv_entries(std::string_view octets, const Format& format);

}  // namespace collector::intake
