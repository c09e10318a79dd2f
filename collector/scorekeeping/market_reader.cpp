#include "collector/scorekeeping/market_reader.hpp"

#include "collector/aggregate/rounds.hpp"

#include <algorithm>

namespace collector::scorekeeping {

measure::Result<std::optional<aggregate::DeviceMarket>>
MarketReader::read(const measure::CountryCode& country, const std::string& round, const score::Methodology& rules)
{
    if (devices_ == nullptr) {
        return std::optional<aggregate::DeviceMarket>();
    }
    if (!runs_) {
        auto runs = devices_->runs(received_by_);
        if (!runs) {
            return tl::unexpected(runs.error());
        }
        runs_ = *std::move(runs);
    }
    const auto installed = devices_->installed(std::min(received_by_, aggregate::end_of(round)));
    if (!installed) {
        return tl::unexpected(installed.error());
    }
    const auto runs = aggregate::runs_for(*runs_, round, rules);
    auto market = aggregate::device_market(country, runs, *installed, rules);
    return market.models.empty() ? std::nullopt : std::optional(std::move(market));
}

}  // namespace collector::scorekeeping
