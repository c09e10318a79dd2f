#include "collector/access/may.hpp"

#include <algorithm>
#include <initializer_list>

namespace collector::access {
namespace {

bool acts_in(const Person& person, const measure::CountryCode& country)
{
    return std::ranges::any_of(person.countries,
                               [&](const auto& own) { return own == kEveryCountry || (!own.empty() && own == country); });
}

bool has_one_of(const Person& person, std::initializer_list<PersonRole> roles)
{
    return std::ranges::any_of(roles, [&](PersonRole role) { return has_role(person, role); });
}

bool may_see_withheld(const Person& person, const Subject& subject)
{
    if (has_role(person, PersonRole::owner) && lies_in(subject.domain, person.domains)) {
        return true;
    }
    return has_one_of(person, {PersonRole::regulator, PersonRole::partner}) && acts_in(person, subject.country);
}

/// An organisation speaks for its own services, a regulator for those of its country.
bool may_dispute(const Person& person, const Subject& subject)
{
    return (has_role(person, PersonRole::owner) && lies_in(subject.domain, person.domains)) ||
           (has_role(person, PersonRole::regulator) && acts_in(person, subject.country));
}

/// There is one trail, and it is of all countries: who was bound to some of them reads none of it.
bool may_read_audit(const Person& person)
{
    return has_role(person, PersonRole::auditor) && is_everywhere(person);
}

/// Four eyes: nobody publishes what is his own, whatever else he is.
bool may_publish(const Person& person, const Subject& subject)
{
    return has_role(person, PersonRole::reviewer) && acts_in(person, subject.country) && !subject.author.empty() &&
           subject.author != person.name;
}

}  // namespace

bool has_expired(const Person& person, measure::Timestamp now)
{
    return !person.expires.empty() && person.expires < measure::to_iso_date(std::chrono::floor<std::chrono::days>(now));
}

bool has_role(const Person& person, PersonRole role)
{
    return std::ranges::find(person.roles, role) != person.roles.end();
}

bool is_everywhere(const Person& person)
{
    return std::ranges::all_of(person.countries, [](const auto& own) { return own == kEveryCountry; });
}

bool lies_in(const std::string& name, const std::vector<std::string>& domains)
{
    return std::ranges::any_of(domains, [&](const std::string& domain) {
        return !domain.empty() && (name == domain || name.ends_with("." + domain));
    });
}

bool may(const Person& person, Action action, const Subject& subject)
{
    using enum PersonRole;
    if (person.revoked) {
        return false;
    }
    const auto there = [&](std::initializer_list<PersonRole> roles) {
        return has_one_of(person, roles) && acts_in(person, subject.country);
    };
    switch (action) {
        case Action::edit_frame: return there({regulator, frame_editor});
        case Action::edit_consent: return there({regulator, consent_editor});
        case Action::review_frame: return there({regulator});
        case Action::edit_installed_base: return there({regulator, installed_base_editor});
        case Action::edit_policies: return there({regulator, policy_editor});
        case Action::submit_profile: return there({regulator, profile_editor, author});
        case Action::submit_case_study: return there({regulator, author});
        case Action::publish_experience: return may_publish(person, subject);
        case Action::see_withheld: return may_see_withheld(person, subject);
        case Action::tell_owner: return there({regulator});
        case Action::keep_report: return there({regulator});
        case Action::read_audit: return may_read_audit(person);
        case Action::dispute: return may_dispute(person, subject);
    }
    return false;
}

}  // namespace collector::access
