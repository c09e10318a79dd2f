#pragma once

#include "collector/aggregate/device_market.hpp"
#include "collector/ports/devices.hpp"

#include <optional>

namespace collector::scorekeeping {

/// Reads the home routers that scores rest on: the runs once for many rounds.
class MarketReader {
public:
    /// What came in by a moment; without `devices` there is none.
    explicit MarketReader(const Devices* devices, measure::Timestamp received_by = measure::Timestamp::max())
        : devices_(devices), received_by_(received_by)
    {
    }

    /// The market of a country in a round; nullopt when nobody knows of any router there.
    measure::Result<std::optional<aggregate::DeviceMarket>> read(const measure::CountryCode& country,
                                                                 const std::string& round, const score::Methodology& rules);

    /// Forgets what was read: more may have come in since.
    void forget() { runs_.reset(); }

private:
    const Devices* devices_;
    measure::Timestamp received_by_;
    std::optional<std::vector<DeviceRunRow>> runs_;
};

}  // namespace collector::scorekeeping
