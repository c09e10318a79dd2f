#pragma once

#include "measure/reading.hpp"
#include "measure/verdict.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// What several web checks ask of the same evidence.
namespace checks {

using PortSet = std::set<std::uint16_t>;

/// Ports on which at least one address of the name accepted a connection over `family`.
PortSet open_ports(const measure::Evidence& evidence, std::string_view name, measure::Family family);

/// How a name answered over one family, after redirects.
struct NameAnswer {
    bool asked = false;  ///< The name has an address of the family that may be connected to.
    bool good = false;   ///< Some chain of redirects ended with content or an unconditional answer below 400.
    int status = 0;      ///< Status of the best chain's end, 0 when none answered.
    std::optional<measure::Failure> failure;  ///< What stopped the best chain or the connection; ours first when not good.
};

NameAnswer answer_of(const measure::Evidence& evidence, std::string_view name, measure::Family family);

/// What of our own kept us from seeing all of a name: a lack may then be ours, not the site's.
std::optional<measure::Failure> own_trouble(const measure::Evidence& evidence, std::string_view name);

/// Before saying that IPv4 offers nothing to compare with: the verdict of `rule` when that may be our own trouble.
std::optional<measure::Verdict> ipv4_unseen(const measure::Rule& rule, const measure::Evidence& evidence);

/// Web names with an ordinary global address of `family`.
std::vector<std::string> names_with(const measure::Evidence& evidence, measure::Family family);

/// Ordinary global addresses among those published for any web name.
std::vector<measure::Address> routable(const measure::Evidence& evidence, measure::Family family);

/// Handshakes with the target's own names over `family`.
std::vector<const measure::TlsHandshake*> handshakes_of(const measure::Evidence& evidence, measure::Family family);

/// Did some web name give a good answer over `family`?
bool any_name_good(const measure::Evidence& evidence, measure::Family family);

}  // namespace checks
