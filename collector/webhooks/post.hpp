#pragma once

#include "measure/ip.hpp"
#include "measure/result.hpp"

#include <string>
#include <vector>

namespace collector::webhooks {

/// Where messages go and whom we believe.
struct Settings {
    std::vector<std::string> urls;
    std::string key;                     ///< Of the signatures.
    std::string ca;                      ///< PEM file; "": the system's authorities.
    std::vector<measure::Prefix> allow;  ///< Special-purpose addresses that may be reached all the same.
    std::string software;                ///< User-Agent.
};

/// Whether a message may be sent to the address: an ordinary global one, or one that is allowed.
bool may_reach(const measure::Address& address, const std::vector<measure::Prefix>& allow);

/// What came of one attempt.
enum class Sent { taken, refused, failed };

/// Sends a body once over HTTPS: no redirect, no proxy, no cookie, 10 seconds. The address is judged after it was resolved,
/// where the connection is made: a name that changes its mind meanwhile reaches nothing. 2xx is taken; another 4xx than 408
/// and 429 is refused, and not tried again; all else failed.
Sent post(const Settings& settings, const std::string& url, const std::string& signature, const std::string& body);

}  // namespace collector::webhooks
