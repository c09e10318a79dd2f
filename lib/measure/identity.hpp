#pragma once

#include "measure/failure.hpp"
#include "measure/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace measure {

/// A probe description file (RFC 9511 section 2.2), as far as it introduces somebody.
struct ProbeDescription {
    std::vector<std::string> contacts;   ///< URIs, at most 8.
    std::string description;             ///< One line, at most 300 octets.
    std::vector<std::string> canonical;  ///< URIs, at most 8.
    std::optional<Timestamp> expires;
};

/// How the probe introduces itself to those it measures, and how it holds back (V-8).
struct ProbeIdentity {
    std::string url;  ///< Where its description was looked for; "" when no reverse name and no setting says where.
    std::optional<Failure> failure;  ///< Why it was not read.
    std::optional<ProbeDescription> description;
    bool announced = false;     ///< The requests themselves say who measures.
    Duration connection_gap{};  ///< The least time between two connections to one address.
    Duration question_gap{};    ///< Between two questions to one name server.
};

}  // namespace measure
