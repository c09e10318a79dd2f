#include "collector/ingest/quota.hpp"

namespace collector::ingest {

std::optional<std::chrono::seconds> Quota::take(const std::string& probe, std::uint64_t octets, Clock::time_point now)
{
    using namespace std::chrono_literals;
    auto& minute = minutes_.try_emplace(probe, Minute{.began = now}).first->second;
    if (now - minute.began >= 1min) {
        minute = {.began = now};
    }
    // The first batch of a minute always passes: a batch larger than the share must not wait for ever.
    const bool fits = minute.batches == 0 ||
                      (minute.batches < limits_.batches_per_minute && minute.octets + octets <= limits_.octets_per_minute);
    if (!fits) {
        const auto left = 1min - (now - minute.began);
        return std::chrono::ceil<std::chrono::seconds>(left);
    }
    ++minute.batches;
    minute.octets += octets;
    return std::nullopt;
}

}  // namespace collector::ingest
