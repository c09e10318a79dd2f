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
enum class Role : std::uint8_t {
    web,
    dns,
    mail,
    security,  ///< Scored alone: no frame gives it, every web service has it (scoring.md 4.5).
};

constexpr std::array<std::string_view, 4> words_of(Role)
{
    return {"web", "dns", "mail", "security"};
}

/// What an owner can agree to beyond what any visitor does. Only an owner can, and the frame records it.
namespace consent {
constexpr std::string_view kExposure = "exposure";           ///< Looks at the watched ports (S-1, S-2).
constexpr std::string_view kSameOperator = "same_operator";  ///< Declares that one operator runs both families.
constexpr std::string_view kAccess = "access";               ///< Asks for the guarded paths (S-5).
constexpr std::string_view kRateLimit = "rate_limit";        ///< A few requests in a row (S-6).
constexpr std::array kAll{kExposure, kSameOperator, kAccess, kRateLimit};
}  // namespace consent

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
    std::vector<Role> intended_absent;            ///< Set by the owner, never by a probe.
    std::vector<std::string> consent;             ///< For what goes beyond a service's own ports; words of measure::consent.
    std::vector<std::string> guarded_paths = {};  ///< "/admin/" or "www.example.test/admin/": to be refused to strangers.
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

/// Has the owner agreed to this?
bool consents(const Target& target, std::string_view word);

/// The names whose web service is considered: apex, www and the declared hosts (W-1). In that order, no duplicates.
std::vector<std::string> web_names(const Target& target);

}  // namespace measure
