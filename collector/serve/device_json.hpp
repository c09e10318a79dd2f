#pragma once

#include "collector/serve/device_facts.hpp"

#include <nlohmann/json.hpp>

#include <map>

namespace collector::serve {

/// The verdict of a row as the reader may know it: one of the catalogue's words, or "withheld".
std::string shown_verdict(const ShownDevice& shown, const measure::RowFinding& finding);

/// How many rows have which verdict; those withheld apart.
std::map<std::string, std::size_t> counts_of(const ShownDevice& shown);

/// "holds", "fails" or "unknown".
std::string gate_word(const DeviceFacts& facts, const aggregate::StandingDevice& device);

/// A line of the list.
Json summary_json(const DeviceFacts& facts, const ShownDevice& shown);

/// The same with rows, gate and runs.
Json device_json(const DeviceFacts& facts, const ShownDevice& shown);

}  // namespace collector::serve
