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

/// What one host of a target does for the public.
enum class Duty : std::uint8_t { home, login, payment, api, mail };

constexpr std::array<std::string_view, 5> words_of(Duty)
{
    return {"home", "login", "payment", "api", "mail"};
}

struct DutyHost {
    Duty duty = Duty::home;
    std::string host;
    bool operator==(const DutyHost&) const = default;
};

/// Who agreed, and when, to something beyond the use of the service's own ports.
struct Consent {
    std::string to;
    std::string by;  ///< An office, not a person: frames are public.
    std::string on;  ///< ISO date.
    bool operator==(const Consent&) const = default;
};

/// How a role is missing on purpose.
enum class AbsenceKind : std::uint8_t { ipv4_only, no_service };

constexpr std::array<std::string_view, 2> words_of(AbsenceKind)
{
    return {"ipv4_only", "no_service"};
}

/// The owner's word that a role is missing on purpose.
struct Absence {
    Role role = Role::web;
    AbsenceKind kind = AbsenceKind::ipv4_only;
    std::string why;
    std::string by;
    std::string on;  ///< ISO date.
    bool operator==(const Absence&) const = default;
};

/// What somebody of the country thinks of an entry.
enum class ReviewState : std::uint8_t { unreviewed, reviewed, disputed };

constexpr std::array<std::string_view, 3> words_of(ReviewState)
{
    return {"unreviewed", "reviewed", "disputed"};
}

struct Review {
    ReviewState state = ReviewState::unreviewed;
    std::string by;
    std::string on;  ///< ISO date.
    bool operator==(const Review&) const = default;
};

/// Who asked not to be measured, and when.
struct OptOut {
    std::string by;
    std::string on;  ///< ISO date.
    bool operator==(const OptOut&) const = default;
};

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
    std::string unicode;  ///< The domain as people write it, where that differs: U-labels.
    std::vector<DutyHost> duties;
    std::vector<Consent> consents;  ///< On record; what each is to stands in `consent` too.
    std::vector<Absence> absences;  ///< On record; ipv4_only stands in `intended_absent` too, no_service not in `roles`.
    Review review;
    OptOut opted_out;  ///< With `opt_out`, where it was recorded.
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
    std::string reviewed_on;  ///< ISO date.
    std::string source;
    std::string sha256;  ///< Of the file's bytes: the frame hash beside every score.
    std::vector<Target> targets;
};

/// Has the owner agreed to this?
bool consents(const Target& target, std::string_view word);

/// The names whose web service is considered: apex, www, the declared hosts and those with a duty on the web (W-1). In that
/// order, no duplicates.
std::vector<std::string> web_names(const Target& target);

/// The domain of the target's mail addresses: the host of the duty, else the target's own.
const std::string& mail_domain(const Target& target);

}  // namespace measure
