#pragma once

#include "measure/report.hpp"

#include <string>

/// Evidence as a probe would bring it home from one service, without a network.
///
/// Addresses are ordinary global ones: the checks refuse documentation addresses, that is their job.
namespace collector::sites {

/// How the service and the vantage are.
struct Site {
    std::string domain = "good.example.test";
    measure::CountryCode country = "KE";
    std::string round = "2026-11-20";
    std::string probe = "one";
    bool publishes_ipv6 = true;
    bool answers_ipv6 = true;
    bool answers_ipv4 = true;
    bool vantage_has_ipv6 = true;
    std::uint32_t attempt = 1;
};

measure::Evidence evidence_of(const Site& site);

/// The same as a line of a batch, with nothing judged by the probe.
measure::BatchLine line_of(const Site& site);

}  // namespace collector::sites
