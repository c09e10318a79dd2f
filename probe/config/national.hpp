#pragma once

#include "daemon/config.hpp"
#include "probe/gate/controls.hpp"

#include <vector>

namespace probe::config {

/// The keys of the resolvers of the probe's country (D-14), bound to `it`.
void add_national(daemons::ConfigTable& table, gate::NationalSetting& it);

/// What one half of the table needs of the other.
void check_national(const gate::NationalSetting& it, std::vector<measure::Error>& errors);

}  // namespace probe::config
