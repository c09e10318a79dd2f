#include "collector/access/person_json.hpp"

#include "collector/access/may.hpp"
#include "measure/country_code.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::access {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestName = 63;

std::vector<PersonRole> roles_from(const Json& list)
{
    std::vector<PersonRole> roles;
    for (const auto& word : list) {
        if (const auto role = measure::from_word<PersonRole>(word.get<std::string>())) {
            roles.push_back(*role);
        }
    }
    return roles;
}

bool is_name(const std::string& name)
{
    const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, good) && name.front() != '-' &&
           name.back() != '-';
}

bool is_country(const std::string& text)
{
    return text == kEveryCountry || measure::is_country_code(text);
}

/// A name of at least two labels in lower case: whoever owned "ke" would own a country.
bool is_domain(const std::string& text)
{
    const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
    return std::ranges::all_of(text, good) && text.find('.') != std::string::npos && !text.starts_with('.') &&
           !text.ends_with('.') && text.find("..") == std::string::npos;
}

/// Roles that hold somewhere are no good without a place.
bool needs_country(PersonRole role)
{
    return role != PersonRole::owner && role != PersonRole::auditor;
}

}  // namespace

std::vector<std::string> role_words(const Person& person)
{
    std::vector<std::string> words;
    for (const auto role : person.roles) {
        words.emplace_back(measure::to_word(role));
    }
    return words;
}

std::string person_text(const Person& person)
{
    Json json = {{"name", person.name},           {"roles", role_words(person)},
                 {"countries", person.countries}, {"organisation", person.organisation},
                 {"domains", person.domains},     {"token_sha256", person.token_sha256},
                 {"revoked", person.revoked},     {"reason", person.reason}};
    if (!person.expires.empty()) {
        json["expires"] = person.expires;
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

measure::Result<Person> read_person(const std::string& text)
{
    try {
        const auto json = Json::parse(text);
        return Person{.name = json.at("name"),
                      .roles = roles_from(json.at("roles")),
                      .countries = json.at("countries"),
                      .organisation = json.at("organisation"),
                      .domains = json.at("domains"),
                      .token_sha256 = json.at("token_sha256"),
                      .revoked = json.at("revoked"),
                      .reason = json.at("reason"),
                      .expires = json.value("expires", "")};
    } catch (const std::exception& refusal) {
        return measure::error(std::string("this is no person: ") + refusal.what());
    }
}

std::vector<measure::Error> find_faults(const Person& person, measure::Day today)
{
    std::vector<measure::Error> faults;
    const auto fault = [&](std::string what, std::string where, std::string remedy) {
        faults.push_back({.what = std::move(what), .where = std::move(where), .remedy = std::move(remedy)});
    };
    if (!is_name(person.name)) {
        fault("'" + person.name + "' is no name", "NAME", "use 1 to 63 of a-z, 0-9 and -, not beginning or ending with -");
    }
    if (person.roles.empty()) {
        fault("no role is given", "--role", "name at least one, e.g. regulator");
    }
    if (has_role(person, PersonRole::laboratory)) {
        fault("a laboratory has its token from its probe", "--role", "use sextant-collector probe add");
    }
    for (const auto& country : person.countries) {
        if (!is_country(country)) {
            fault("'" + country + "' is no country code", "--country",
                  "use ISO 3166-1 alpha-2 in upper case, e.g. KE, or * for every country");
        }
    }
    if (person.countries.empty() && std::ranges::any_of(person.roles, needs_country)) {
        fault("these roles hold in a country, and none is given", "--country", "name the countries, or * for every one");
    }
    if (has_role(person, PersonRole::auditor) && !is_everywhere(person)) {
        fault("the audit trail is one for all countries, and an auditor reads all of it", "--country",
              "leave it out or say *; somebody's role in one country takes a name and a token of its own");
    }
    for (const auto& domain : person.domains) {
        if (!is_domain(domain)) {
            fault("'" + domain + "' is no domain of an owner", "--domain", "use a registrable domain such as health.go.ke");
        }
    }
    if (has_role(person, PersonRole::owner) == person.domains.empty()) {
        fault("an owner has domains, and nobody else has", "--domain", "name the registrable domains of the owner");
    }
    if (!person.expires.empty() && !measure::parse_iso_date(person.expires)) {
        fault("'" + person.expires + "' is no day", "--expires", "write it as 2027-11-22, or leave it out");
    } else if (!person.expires.empty() && person.expires < measure::to_iso_date(today)) {
        fault("the day is over: the token would hold at no time", "--expires", "name today (UTC) or a later day");
    }
    return faults;
}

}  // namespace collector::access
