#pragma once

#include "measure/evidence.hpp"

#include <optional>
#include <string>
#include <vector>

/// What a client that races the families would have met, put together from the parts we measured (RFC 8305).
namespace checks {

/// One address of a name on its best port.
struct Attempt {
    measure::Address address;
    measure::Duration connect{};              ///< Until it stood, or until it failed.
    std::optional<measure::Failure> failure;  ///< Of the connection.
    measure::Duration after{};                ///< From there to the first octet of the answer: TLS and HTTP.
};

/// Attempts in the order a client makes them: IPv6 first, the families in turn (RFC 8305 section 4). Port 443 where any address
/// accepts there, else 80.
std::vector<Attempt> attempts_at(const measure::Evidence& evidence, const std::string& name);

/// Time to the first octet when each attempt begins 250 ms after the one before, or at once when that one has failed
/// (section 5), and the first that stands is used. nullopt when none stands.
std::optional<measure::Duration> race(const std::vector<Attempt>& attempts);

/// Time to the first octet at the quickest address.
std::optional<measure::Duration> quickest(const std::vector<Attempt>& attempts);

}  // namespace checks
