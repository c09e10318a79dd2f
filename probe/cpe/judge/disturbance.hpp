#pragma once

#include "probe/cpe/judge/row.hpp"

/// What happened to a run that nobody planned: rows it touched say NOT-OBSERVED and why, whatever their rules would find.
namespace cpe::judge {

struct Disturbance {
    std::string phase;  ///< Empty: all of the run.
    bool lan = true;    ///< It keeps rows from being seen that need the LAN; and those that need the WAN.
    bool wan = true;
    std::string reason;
};

/// A second router on the LAN, a clock that was set, a cable that went, a router that died or started again by itself.
std::vector<Disturbance> disturbances(const Scene& scene);

/// Why nothing may be concluded on a row; nothing when its phases were calm.
std::optional<std::string> disturbed(const std::vector<Disturbance>& all, const Row& row);

}  // namespace cpe::judge
