#pragma once

#include "collector/config/config.hpp"
#include "collector/ports/store.hpp"

#include <string>
#include <vector>

/// How long the ledger keeps what probes sent.
namespace collector::cli {

using config::Config;

/// The root of every closed segment, as lines of JSON: what is published before segments are dropped.
int ledger_roots(const Config& config);

struct DropRequest {
    std::string before;     ///< A UTC day.
    std::string published;  ///< The file of roots that was published.
};

/// Drops what probes sent in segments that ended before a day. What was scored by then is kept.
int ledger_drop(const Config& config, const DropRequest& request);

/// What a score of this moment lacks that looks back to a UTC day (aggregate::telling_begins), as one sentence; "" when nothing of
/// it was dropped.
measure::Result<std::string> what_is_lacking(const Config& config, const std::string& first_day, measure::Timestamp as_of);

}  // namespace collector::cli
