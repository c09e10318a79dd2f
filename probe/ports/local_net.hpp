#pragma once

#include "measure/ip.hpp"

#include <optional>

namespace probe {

/// What this host would do, without sending anything.
class LocalNet {
public:
    virtual ~LocalNet() = default;

    /// The address the kernel would send from to reach `destination`; nullopt without a route (RFC 6724).
    virtual std::optional<measure::Address> source_for(const measure::Address& destination) const = 0;
};

}  // namespace probe
