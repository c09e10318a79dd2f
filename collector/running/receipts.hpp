#pragma once

#include "collector/ingest/receiver.hpp"
#include "collector/serve/metrics.hpp"

namespace collector::running {

/// Counts how a request of a probe ended, and says what an operator should know.
void record(serve::Metrics& metrics, const ingest::Received& received);

}  // namespace collector::running
