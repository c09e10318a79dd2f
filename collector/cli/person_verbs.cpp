#include "collector/cli/person_verbs.hpp"

#include "codec/digest.hpp"
#include "collector/access/may.hpp"
#include "collector/access/person_json.hpp"
#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/running/token.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/moment.hpp"
#include "measure/words.hpp"
#include "wire/registrable_domain.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::cli {
namespace {

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

/// Whoever owned a public suffix would own everybody below it.
std::vector<measure::Error> public_suffixes(const std::vector<std::string>& domains)
{
    std::vector<measure::Error> faults;
    for (const auto& domain : domains) {
        // A suffix under which others register is told by what lies below it: that is registrable itself.
        if (wire::registrable_domain("x." + domain) != domain) {
            faults.push_back(
                {.what = "'" + domain + "' is no registrable domain",
                 .where = "--domain",
                 .remedy = "name the domain that was registered, e.g. health.go.ke; what lies below is meant too"});
        }
    }
    return faults;
}

/// The person without a token; every fault of what was typed is added to `faults`.
Person read_person(const NewPerson& wanted, std::vector<measure::Error>& faults)
{
    Person person{.name = wanted.name,
                  .roles = {},
                  .countries = wanted.countries,
                  .organisation = wanted.organisation,
                  .domains = wanted.domains,
                  .token_sha256 = {},
                  .expires = wanted.expires};
    for (const auto& word : wanted.roles) {
        const auto role = measure::from_word<PersonRole>(word);
        if (role) {
            person.roles.push_back(*role);
        } else {
            faults.push_back({.what = "'" + word + "' is no role",
                              .where = "--role",
                              .remedy = "see `sextant-collector person add --help` for the roles"});
        }
    }
    if (faults.empty()) {
        faults = access::find_faults(person, std::chrono::floor<std::chrono::days>(scorekeeping::now()));
    }
    std::ranges::copy(public_suffixes(person.domains), std::back_inserter(faults));
    return person;
}

measure::Result<std::optional<Person>> find_person(const Config& config, const std::string& name)
{
    const auto index = scorekeeping::open_index(config);
    const auto people = index ? index->access->people() : tl::unexpected(index.error());
    if (!people) {
        return tl::unexpected(people.error());
    }
    const auto found = std::ranges::find(*people, name, &Person::name);
    return found == people->end() ? std::nullopt : std::optional(*found);
}

measure::Result<std::string> add(const Config& config, Person person, const std::string& token_file)
{
    const auto known = find_person(config, person.name);
    if (!known) {
        return tl::unexpected(known.error());
    }
    if (*known) {
        return measure::error("somebody has this name already", person.name,
                              "revoke it first: sextant-collector person revoke " + person.name);
    }
    auto token = token_file.empty() ? measure::Result<std::string>(running::draw_token()) : running::token_from(token_file);
    if (!token) {
        return token;
    }
    person.token_sha256 = codec::sha256(*token);
    return append_fact(config, std::move(person)).map([&] { return *token; });
}

nlohmann::ordered_json to_json(const Person& it, measure::Timestamp now)
{
    nlohmann::ordered_json json = {{"name", it.name},
                                   {"roles", access::role_words(it)},
                                   {"countries", it.countries},
                                   {"organisation", it.organisation},
                                   {"domains", it.domains},
                                   {"expires", nullptr},
                                   {"expired", access::has_expired(it, now)}};
    if (!it.expires.empty()) {
        json["expires"] = it.expires;
    }
    return json;
}

std::string expiry_text(const Person& it, measure::Timestamp now)
{
    if (it.expires.empty()) {
        return "never";
    }
    return access::has_expired(it, now) ? it.expires + " (over)" : it.expires;
}

}  // namespace

int person_add(const Config& config, const NewPerson& wanted)
{
    std::vector<measure::Error> faults;
    auto person = read_person(wanted, faults);
    if (!faults.empty()) {
        return complain(faults, Exit::usage);
    }
    const auto token = add(config, std::move(person), wanted.token_file);
    if (!token) {
        return complain(token.error());
    }
    if (wanted.token_file.empty()) {
        print(*token + "\n");
        say("the token above is shown this once: give it to " + wanted.name);
    } else {
        say(wanted.name + " has the token in " + wanted.token_file);
    }
    return code(Exit::ok);
}

int person_list(const Config& config, bool json)
{
    const auto index = scorekeeping::open_index(config);
    const auto people = index ? index->access->people() : tl::unexpected(index.error());
    if (!people) {
        return complain(people.error());
    }
    const auto now = scorekeeping::now();
    if (json) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& it : *people) {
            list.push_back(to_json(it, now));
        }
        print(nlohmann::ordered_json{{"schema", 1}, {"people", list}}.dump() + "\n");
        return code(Exit::ok);
    }
    std::vector<std::vector<std::string>> rows{{"NAME", "ROLES", "COUNTRIES", "ORGANISATION", "DOMAINS", "EXPIRES"}};
    for (const auto& it : *people) {
        rows.push_back({it.name, joined(access::role_words(it)), joined(it.countries), it.organisation, joined(it.domains),
                        expiry_text(it, now)});
    }
    print(as_table(rows));
    return code(Exit::ok);
}

int person_revoke(const Config& config, const std::string& name, const std::string& reason)
{
    auto known = find_person(config, name);
    if (!known) {
        return complain(known.error());
    }
    if (!*known) {
        return complain({.what = "nobody has this name", .where = name, .remedy = "see sextant-collector person ls"});
    }
    auto person = **std::move(known);
    person.revoked = true;
    person.reason = reason;
    if (auto revoked = append_fact(config, std::move(person)); !revoked) {
        return complain(revoked.error());
    }
    say("the token of " + name + " is refused from now on");
    return code(Exit::ok);
}

}  // namespace collector::cli
