#pragma once

#include "probe/cpe/actors/actor.hpp"
#include "probe/cpe/actors/line.hpp"

namespace cpe::actors {

/// Another station on the WAN link: it has addresses that the router under test wants for itself (RFC 4862 section 5.4.3), and it
/// can be a second router. It also takes down what the router probes for: that is how we learn its addresses.
class OtherStation : public Actor {
public:
    OtherStation(const Plan& plan, const Line& line)
        : plan_(plan), line_(line), link_local_(frames::link_local(plan.other_mac))
    {
    }

    Sendings hear(Time now, Port port, const Frame& frame) override;

    /// An advertisement of this station as a router of high preference (RFC 4191 section 2.2), which offers nothing else.
    Octets advert(std::uint16_t lifetime) const;

    /// The address of global scope within the WAN link that was probed for last.
    const std::optional<Address>& probed() const { return probed_; }

    /// The link-local address that was probed for and found in use.
    const std::optional<Address>& claimed() const { return claimed_; }

    void forget();

private:
    bool defends(const Address& target);

    const Plan& plan_;
    const Line& line_;
    Address link_local_;
    std::optional<Address> claimed_;
    std::optional<Address> probed_;
};

}  // namespace cpe::actors
