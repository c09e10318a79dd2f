#include "collector/access/may.hpp"
#include "collector/access/person_json.hpp"
#include "measure/words.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using access::Action;

namespace {

const auto kToday = measure::parse_iso_date("2026-11-22").value();

Person person(PersonRole role, std::vector<std::string> countries = {"KE"})
{
    return {.name = "somebody", .roles = {role}, .countries = std::move(countries)};
}

}  // namespace

TEST_CASE("a role allows what the table says in its own country, and nothing in another", "[access]")
{
    using enum PersonRole;
    using enum Action;
    const auto [role, action] = GENERATE(table<PersonRole, Action>({
        {regulator, edit_frame},        {regulator, edit_consent},
        {regulator, review_frame},      {regulator, edit_installed_base},
        {regulator, edit_policies},     {regulator, submit_profile},
        {regulator, submit_case_study}, {regulator, see_withheld},
        {regulator, tell_owner},        {regulator, keep_report},
        {regulator, dispute},           {frame_editor, edit_frame},
        {consent_editor, edit_consent}, {installed_base_editor, edit_installed_base},
        {policy_editor, edit_policies}, {profile_editor, submit_profile},
        {author, submit_profile},       {author, submit_case_study},
        {reviewer, publish_experience}, {partner, see_withheld},
    }));
    const access::Subject at_home{.country = "KE", .domain = "health.go.ke", .author = "another"};
    const access::Subject abroad{.country = "FR", .domain = "sante.example.fr", .author = "another"};

    CHECK(access::may(person(role), action, at_home));
    CHECK_FALSE(access::may(person(role), action, abroad));
    CHECK(access::may(person(role, {"*"}), action, abroad));
    CHECK_FALSE(access::may(person(role, {}), action, at_home));
}

TEST_CASE("what the table does not name is refused", "[access]")
{
    const access::Subject at_home{.country = "KE", .domain = "health.go.ke", .author = "another"};
    std::map<PersonRole, int> allowed;
    for (std::size_t r = 0; r < words_of(PersonRole{}).size(); ++r) {
        for (std::size_t a = 0; a < words_of(Action{}).size(); ++a) {
            auto somebody = person(static_cast<PersonRole>(r));
            somebody.domains = {"health.go.ke"};
            allowed[somebody.roles.front()] += access::may(somebody, static_cast<Action>(a), at_home) ? 1 : 0;
        }
    }

    CHECK(allowed[PersonRole::regulator] == 11);
    CHECK(allowed[PersonRole::owner] == 2);
    CHECK(allowed[PersonRole::author] == 2);
    CHECK(allowed[PersonRole::profile_editor] == 1);
    CHECK(allowed[PersonRole::laboratory] == 0);
    for (const auto role : {PersonRole::frame_editor, PersonRole::consent_editor, PersonRole::installed_base_editor,
                            PersonRole::policy_editor, PersonRole::reviewer, PersonRole::partner}) {
        CHECK(allowed[role] == 1);
    }
    CHECK(allowed[PersonRole::auditor] == 0);  // Bound to a country he is none.
}

TEST_CASE("nobody publishes what is his own, or of an unknown hand", "[access]")
{
    auto both = person(PersonRole::reviewer);
    both.roles.push_back(PersonRole::author);

    CHECK(access::may(both, Action::publish_experience, {.country = "KE", .domain = "", .author = "another"}));
    CHECK_FALSE(access::may(both, Action::publish_experience, {.country = "KE", .domain = "", .author = "somebody"}));
    CHECK_FALSE(access::may(both, Action::publish_experience, {.country = "KE", .domain = "", .author = ""}));
}

TEST_CASE("an owner sees the own domains and what lies below, by whole labels", "[access]")
{
    auto owner = person(PersonRole::owner, {});
    owner.domains = {"health.go.ke"};
    const auto sees = [&](const std::string& domain) {
        return access::may(owner, Action::see_withheld, {.country = "KE", .domain = domain, .author = ""});
    };

    CHECK(sees("health.go.ke"));
    CHECK(sees("www.health.go.ke"));
    CHECK_FALSE(sees("ehealth.go.ke"));
    CHECK_FALSE(sees("go.ke"));
    CHECK_FALSE(sees(""));
}

TEST_CASE("somebody revoked may nothing", "[access]")
{
    auto gone = person(PersonRole::regulator);
    gone.revoked = true;

    CHECK_FALSE(access::may(gone, Action::edit_frame, {.country = "KE", .domain = "", .author = ""}));
}

TEST_CASE("a person comes back from the text as it was; a role of a newer program allows nothing", "[access]")
{
    auto owner = person(PersonRole::owner, {});
    owner.domains = {"health.go.ke"};
    owner.organisation = "Ministry, \"Health\"";
    owner.token_sha256 = "ab";
    const auto text = access::person_text(owner);

    auto again = access::read_person(text).value();
    CHECK(access::person_text(again) == text);

    auto newer = text;
    newer.replace(newer.find("\"owner\""), 7, "\"emperor\"");
    CHECK(access::read_person(newer).value().roles.empty());
}

TEST_CASE("who reads the audit trail reads that of every country, and is bound to none", "[access]")
{
    using Countries = std::vector<std::string>;
    const auto [countries, reads] = GENERATE(table<Countries, bool>(
        {{Countries{}, true}, {Countries{"*"}, true}, {Countries{"UG"}, false}, {Countries{"UG", "*"}, false}}));
    const auto auditor = person(PersonRole::auditor, countries);

    CHECK(access::may(auditor, Action::read_audit, {}) == reads);
    CHECK(access::find_faults(auditor, kToday).empty() == reads);
}

TEST_CASE("what is wrong with somebody new is told", "[access]")
{
    const auto [somebody, where] = GENERATE(table<Person, std::string>({
        {{.name = "A B", .roles = {PersonRole::auditor}}, "NAME"},
        {{.name = "a", .roles = {}}, "--role"},
        {{.name = "a", .roles = {PersonRole::laboratory}, .countries = {"KE"}}, "--role"},
        {{.name = "a", .roles = {PersonRole::partner}}, "--country"},
        {{.name = "a", .roles = {PersonRole::partner}, .countries = {"ke"}}, "--country"},
        {{.name = "a", .roles = {PersonRole::auditor}, .countries = {"UG"}}, "--country"},
        {{.name = "a", .roles = {PersonRole::regulator, PersonRole::auditor}, .countries = {"UG"}}, "--country"},
        {{.name = "a", .roles = {PersonRole::owner}}, "--domain"},
        {{.name = "a", .roles = {PersonRole::owner}, .domains = {"ke"}}, "--domain"},
        {{.name = "a", .roles = {PersonRole::auditor}, .expires = "2026-11-21"}, "--expires"},
        {{.name = "a", .roles = {PersonRole::auditor}, .expires = "22.11.2027"}, "--expires"},
    }));
    const auto faults = access::find_faults(somebody, kToday);

    REQUIRE(faults.size() == 1);
    CHECK(faults.front().where == where);
    CHECK_FALSE(faults.front().remedy.empty());
}

TEST_CASE("a token holds to the end of its last day, and without one until it is revoked", "[access]")
{
    const auto [expires, now, over] = GENERATE(table<std::string, std::string, bool>({
        {"2026-11-22", "2026-11-22T00:00:00Z", false},
        {"2026-11-22", "2026-11-22T23:59:59Z", false},
        {"2026-11-22", "2026-11-23T00:00:00Z", true},
        {"", "2036-11-23T00:00:00Z", false},
    }));
    auto somebody = person(PersonRole::regulator);
    somebody.expires = expires;

    CAPTURE(expires, now);
    CHECK(access::has_expired(somebody, measure::parse_rfc3339(now).value()) == over);
    CHECK(access::read_person(access::person_text(somebody)).value().expires == expires);
}

TEST_CASE("somebody written down before tokens expired has one that does not", "[access]")
{
    const auto text = access::person_text(person(PersonRole::regulator));

    CHECK(text.find("expires") == std::string::npos);
    CHECK(access::read_person(text).value().expires.empty());
    CHECK(access::find_faults(person(PersonRole::regulator), kToday).empty());
}
