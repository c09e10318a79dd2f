#pragma once

#include "measure/target.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What the ledger keeps of people.
namespace collector {

/// What somebody may be on a collector; what it allows is said by access::may() alone.
enum class PersonRole : std::uint8_t {
    regulator,              ///< Everything that may be edited of its countries, and what is withheld there.
    frame_editor,           ///< Lists of targets; consent only with the next one.
    consent_editor,         ///< What owners agreed to.
    installed_base_editor,  ///< Which routers stand in how many homes.
    policy_editor,          ///< What a country promised by when.
    profile_editor,         ///< What a country tells of itself.
    author,                 ///< Hands in case studies and profiles.
    reviewer,               ///< Publishes what somebody else handed in.
    partner,                ///< Sees what is withheld in its countries: a CERT, say.
    owner,                  ///< Sees what is withheld of its own domains.
    auditor,                ///< Reads who did what.
    laboratory,             ///< A probe's token; comes with the registration of a probe alone.
};

constexpr std::array<std::string_view, 12> words_of(PersonRole)
{
    return {"regulator",     "frame_editor",   "consent_editor", "installed_base_editor",
            "policy_editor", "profile_editor", "author",         "reviewer",
            "partner",       "owner",          "auditor",        "laboratory"};
}

/// Stands for every country in Person::countries.
constexpr std::string_view kEveryCountry = "*";

/// Somebody with a token. The newest entry of a name holds.
struct Person {
    std::string name;  ///< 1 to 63 of a-z, 0-9 and "-".
    std::vector<PersonRole> roles;
    std::vector<measure::CountryCode> countries;  ///< Where the roles hold; kEveryCountry, or none.
    std::string organisation;                     ///< For whom the person acts; for owners the operator.
    std::vector<std::string> domains;             ///< Registrable domains of an owner.
    std::string token_sha256;
    bool revoked = false;
    std::string reason{};   ///< Why it was revoked.
    std::string expires{};  ///< The last UTC day on which the token holds; "": it holds until it is revoked.
};

}  // namespace collector
