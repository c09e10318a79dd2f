#pragma once

#include "collector/ports/person.hpp"
#include "measure/time.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// Who may do what: pure, and the one place where it is decided.
namespace collector::access {

enum class Action : std::uint8_t {
    edit_frame,
    edit_consent,
    review_frame,  ///< Says that targets stand in the list as they should.
    edit_installed_base,
    edit_policies,
    submit_profile,  ///< Hands in what a country tells of itself.
    submit_case_study,
    publish_experience,  ///< Puts in force what somebody else handed in.
    see_withheld,        ///< Reads findings that expose before the public does.
    tell_owner,          ///< Records that an owner was told, or releases a finding.
    keep_report,         ///< Has a national report made that is kept for ever.
    read_audit,
    dispute,  ///< Disputes a verdict about a target, and asks for a re-check.
};

constexpr std::array<std::string_view, 13> words_of(Action)
{
    return {"edit_frame",    "edit_consent",   "review_frame",      "edit_installed_base",
            "edit_policies", "submit_profile", "submit_case_study", "publish_experience",
            "see_withheld",  "tell_owner",     "keep_report",       "read_audit",
            "dispute"};
}

/// What an action is done to. What an action does not look at may stay empty.
struct Subject {
    measure::CountryCode country;
    std::string domain;  ///< Of a target.
    std::string author;  ///< Who handed in what is to be published.
};

/// Whether one of the person's roles allows it, there. Somebody revoked may nothing. Pure.
bool may(const Person& person, Action action, const Subject& subject);

/// Whether the token's last day is over. Pure.
bool has_expired(const Person& person, measure::Timestamp now);

bool has_role(const Person& person, PersonRole role);

/// Whether the person's roles are bound to no country: none is named, or every one.
bool is_everywhere(const Person& person);

/// Whether the name is one of the domains, or lies below one of them.
bool lies_in(const std::string& name, const std::vector<std::string>& domains);

}  // namespace collector::access
