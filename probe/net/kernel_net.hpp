#pragma once

#include "probe/ports/local_net.hpp"

namespace probe::net {

/// Asks the kernel's routing table by connecting an unsent UDP socket.
class KernelNet final : public LocalNet {
public:
    std::optional<measure::Address> source_for(const measure::Address& destination) const override;
};

}  // namespace probe::net
