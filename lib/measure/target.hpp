#pragma once

#include "measure/time.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace measure {

/// ISO 3166-1 alpha-2, upper case.
using CountryCode = std::string;

/// What a target is asked to do for the public; checks and scores are grouped by it.
enum class Role : std::uint8_t { web, dns, mail };

constexpr std::array<std::string_view, 3> words_of(Role)
{
    return {"web", "dns", "mail"};
}

/// Strata of the national figure (scoring.md 4.6).
enum class Tier : std::uint8_t { portal, essential, ministry, agency, regional, municipal };

constexpr std::array<std::string_view, 6> words_of(Tier)
{
    return {"portal", "essential", "ministry", "agency", "regional", "municipal"};
}

/// One public service under a stable name, never an address.
struct Target {
    std::string domain;  ///< Lower case, no trailing dot; A-labels. Also the target's id.
    CountryCode country;
    std::string organisation;
    std::string sector;  ///< A word of sectors().
    Tier tier = Tier::agency;
    std::vector<Role> roles;
    std::vector<std::string> hosts;  ///< Further web names beside the apex and www.
    std::vector<std::string> tags;
    std::vector<Role> intended_absent;  ///< Set by the owner, never by a probe.
    std::vector<std::string> consent;   ///< For what goes beyond a service's own ports.
    bool opt_out = false;
    std::string note;
};

/// The closed list of sectors a frame may use.
std::vector<std::string_view> sectors();

/// The versioned, public list of targets of one country.
struct Frame {
    CountryCode country;
    std::string title;
    std::string version;
    std::string dated;  ///< ISO date.
    bool reviewed = false;
    std::string reviewer;
    std::string source;
    std::string sha256;  ///< Of the file's bytes: the frame hash beside every score.
    std::vector<Target> targets;
};

/// The names whose web service is considered: apex, www and the declared hosts (W-1). In that order, no duplicates.
std::vector<std::string> web_names(const Target& target);

}  // namespace measure
