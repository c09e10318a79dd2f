#pragma once

#include "measure/time.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace collector::ingest {

/// What one probe may send.
struct QuotaLimits {
    std::uint32_t batches_per_minute = 120;
    std::uint64_t octets_per_minute = 64U << 20U;
};

/// Counts per probe and minute, so that one probe gone wild starves no other. A refused request costs nothing.
class Quota {
public:
    using Clock = std::chrono::steady_clock;

    explicit Quota(QuotaLimits limits) : limits_(limits) {}

    /// Takes the request's share; when it is used up, returns how long to wait instead.
    std::optional<std::chrono::seconds> take(const std::string& probe, std::uint64_t octets, Clock::time_point now);

private:
    struct Minute {
        Clock::time_point began;
        std::uint32_t batches = 0;
        std::uint64_t octets = 0;
    };

    QuotaLimits limits_;
    std::map<std::string, Minute> minutes_;  ///< Of registered probes alone: bounded by their number.
};

}  // namespace collector::ingest
