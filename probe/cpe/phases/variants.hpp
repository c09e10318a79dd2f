#pragma once

#include "probe/cpe/phases/script.hpp"

#include <memory>

/// Boots of the router with an ISP that is different each time, and what is tried in each. Judges know a boot by its name:
/// the step "NAME.on" begins it, the next "....off" ends it.
namespace cpe::phases {

using Turn = void (*)(actors::Line& line, const actors::Plan& plan);

/// Did the router say nothing after a boot? Then nobody waits as long for the next ones.
using Mute = std::shared_ptr<bool>;

/// Power off and on with a line in service that `turn` has changed; goes on when the LAN has a global address, or after a while.
Script boot_with(const std::string& name, Turn turn, const Mute& mute);

/// The line after a lease: Reconfigure, a server that forgets, an expiry.
Script lease_lost(const Mute& mute);

// Stimuli, each under the name that judges look for.

/// From the host to another address of the WAN's /64: is it taken to be on the link?
void send_beside(Stage& stage, const std::string& name);

/// From the host to far, one marked datagram with this payload more.
void send_far(Stage& stage, const std::string& name, std::size_t padding = 0);

/// Asks every resolver that the LAN was told of for a name, so that the router asks the ISP.
void ask_resolvers(Stage& stage, const std::string& name);

}  // namespace cpe::phases
