#pragma once

#include "measure/result.hpp"
#include "probe/cpe/capture/record.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// The log of what was done to the router, when and why: together with the capture all that a judge reads.
namespace cpe::capture {

/// Noted of a run that has no port on the WAN.
inline constexpr std::string_view kNoWan = "no-wan";

/// The stimulus that names a frame: its `sent_ns` is the time stamp of the frame in the capture.
constexpr std::string_view kSent = "sent";
constexpr auto kSentTime = "sent_ns";

/// One thing done. Names are permanent words such as `phase.begin`, `isp.advertise`, `power.off`.
struct Stimulus {
    Time time;
    std::string phase;
    std::string name;
    std::map<std::string, std::string> detail;
};

/// One line of JSON with its line feed.
std::string to_line(const Stimulus& stimulus);

/// Every whole line; a last one that was cut off is left out, any other that cannot be read is an error.
measure::Result<std::vector<Stimulus>> read_stimuli(std::string_view text);

}  // namespace cpe::capture
