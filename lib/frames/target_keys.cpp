#include "frames/target_keys.hpp"

#include "measure/words.hpp"
#include "wire/domain_name.hpp"

#include <algorithm>

namespace frames {
namespace {

using daemons::ConfigTable;
using daemons::Presence;
using measure::error;
using measure::Result;
using Take = std::function<Result<void>(const std::string&)>;

/// "a, b or c".
template <typename Words>
std::string choice_of(const Words& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + std::string(words[i]);
    }
    return text;
}

/// A word of a closed list.
template <typename Enum>
Result<Enum> word(const std::string& text, const std::string& of_what)
{
    const auto known = measure::from_word<Enum>(text);
    if (!known) {
        return error("unknown " + of_what + " '" + text + "'", {}, "use " + choice_of(words_of(Enum{})));
    }
    return *known;
}

template <typename Enum>
Take take_word(Enum& into, const std::string& of_what)
{
    return [&into, of_what](const std::string& text) {
        return word<Enum>(text, of_what).map([&](Enum known) { into = known; });
    };
}

/// Security is scored with every web service; no frame asks for it.
Result<measure::Role> role(const std::string& text)
{
    const auto known = measure::from_word<measure::Role>(text);
    if (!known || *known == measure::Role::security) {
        return error("unknown role '" + text + "'", {}, "use web, dns or mail");
    }
    return *known;
}

Take take_role(std::vector<measure::Role>& into)
{
    return [&into](const std::string& text) { return role(text).map([&](measure::Role known) { into.push_back(known); }); };
}

/// A word misspelt would be no consent, and nobody would notice that nothing is looked at.
Take take_consent(const std::function<void(const std::string&)>& into)
{
    return [into](const std::string& text) -> Result<void> {
        const auto& known = measure::consent::kAll;
        if (std::find(known.begin(), known.end(), text) == known.end()) {
            return error("nothing is called '" + text + "' that one could agree to", {}, "use " + choice_of(known));
        }
        into(text);
        return {};
    };
}

Take take_guarded_path(std::vector<std::string>& into)
{
    return [&into](const std::string& text) -> Result<void> {
        const auto plain = [](char c) { return c > ' ' && c < 127 && c != '?' && c != '#' && c != ':'; };
        if (text.find('/') == std::string::npos || !std::all_of(text.begin(), text.end(), plain)) {
            return error("'" + text + "' is not a path", {},
                         "write /admin/ for the domain itself, or www.example.test/admin/");
        }
        into.push_back(text);
        return {};
    };
}

/// The domain is the target's identity in every frame and ledger, so it must stand in one of its two canonical forms.
Take take_domain(measure::Target& target)
{
    return [&target](const std::string& text) -> Result<void> {
        const auto name = wire::read_domain_name(text);
        if (!name) {
            return tl::unexpected(name.error());
        }
        if (text != name->ascii && text != name->unicode) {
            return error("'" + text + "' is not a domain name as frames have it", {}, "write it as '" + name->unicode + "'");
        }
        target.domain = name->ascii;
        target.unicode = name->unicode == name->ascii ? "" : name->unicode;
        return {};
    };
}

Take take_host(std::vector<std::string>& into)
{
    return [&into](const std::string& text) {
        return wire::read_domain_name(text).map([&](const wire::DomainName& name) { into.push_back(name.ascii); });
    };
}

Take take_duty(std::vector<measure::DutyHost>& into, measure::Duty duty)
{
    return [&into, duty](const std::string& text) {
        return wire::read_domain_name(text).map(
            [&](const wire::DomainName& name) { into.push_back({.duty = duty, .host = name.ascii}); });
    };
}

Take take_sector(std::string& into)
{
    return [&into](const std::string& text) -> Result<void> {
        const auto known = measure::sectors();
        if (std::find(known.begin(), known.end(), text) == known.end()) {
            return error("unknown sector '" + text + "'", {}, "use " + choice_of(known));
        }
        into = text;
        return {};
    };
}

void bind_consent(ConfigTable& keys, measure::Consent& consent)
{
    keys.parsed("to", "kind of consent", "", take_consent([&consent](const std::string& text) { consent.to = text; }),
                "What the owner agreed to: exposure, same_operator, access or rate_limit.", Presence::required);
    keys.text("by", consent.by, "The office that agreed; frames are public.", Presence::required);
    keys.date("on", consent.on, "When.", Presence::required);
}

void bind_absence(ConfigTable& keys, measure::Absence& absence)
{
    keys.parsed(
        "role", "role", "",
        [&absence](const std::string& text) { return role(text).map([&](measure::Role known) { absence.role = known; }); },
        "Which role is missing.", Presence::required);
    keys.parsed("kind", "kind of absence", "", take_word(absence.kind, "kind of absence"),
                "`ipv4_only`: offered, but not over IPv6; `no_service`: not offered at all.", Presence::required);
    keys.text("why", absence.why, "For people.");
    keys.text("by", absence.by, "The office that said so.", Presence::required);
    keys.date("on", absence.on, "When.", Presence::required);
}

void bind_duties(ConfigTable& keys, measure::Target& target)
{
    const auto bind = [&](const char* key, measure::Duty duty, const char* doc) {
        keys.each(key, "list of host names", take_duty(target.duties, duty), doc);
    };
    bind("duties.home", measure::Duty::home, "The home page, where it stands under a further name.");
    bind("duties.login", measure::Duty::login, "Where people sign in.");
    bind("duties.payment", measure::Duty::payment, "Where people pay.");
    bind("duties.api", measure::Duty::api, "What programs talk to.");
    bind("duties.mail", measure::Duty::mail, "The domain of the mail addresses, where it is another; one at most.");
}

void bind_review(ConfigTable& keys, measure::Target& target)
{
    keys.parsed("review", "state of review", "unreviewed", take_word(target.review.state, "state of review"),
                "What somebody of the country thinks of this entry: unreviewed, reviewed or disputed.");
    keys.text("reviewer", target.review.by, "Who.");
    keys.date("reviewed_on", target.review.on, "When.");
    keys.flag("opt_out", target.opt_out, "The owner asked not to be measured.");
    keys.text("opt_out_by", target.opted_out.by, "The office that asked.");
    keys.date("opt_out_on", target.opted_out.on, "When.");
    keys.text("note", target.note, "For people.");
}

}  // namespace

void bind_target(ConfigTable& keys, measure::Target& target)
{
    keys.parsed("domain", "domain name", "", take_domain(target),
                "The domain, in U-labels or A-labels; also the target's id.", Presence::required);
    keys.text("organisation", target.organisation, "Who is responsible.", Presence::required);
    keys.parsed("sector", "sector", "", take_sector(target.sector), "A word of the list of sectors.", Presence::required);
    keys.parsed("tier", "tier", "", take_word(target.tier, "tier"), "The stratum of the national figure.",
                Presence::required);
    keys.each("roles", "list of roles", take_role(target.roles),
              "What the target does for the public: web, dns, mail. None: web and dns.");
    keys.each("hosts", "list of host names", take_host(target.hosts), "Further web names beside the domain and www.");
    bind_duties(keys, target);
    keys.texts("tags", target.tags, "Free words for grouping.");
    keys.each("intended_absent", "list of roles", take_role(target.intended_absent),
              "Roles the owner does not mean to offer over IPv6; better put on record as [[target.absences]].");
    keys.each("consent", "list of kinds of consent",
              take_consent([&target](const std::string& text) { target.consent.push_back(text); }),
              "What the owner agreed to; better put on record as [[target.consents]].");
    keys.each("guarded_paths", "list of paths", take_guarded_path(target.guarded_paths),
              "Paths that must be refused to strangers over both families; asked for with the consent `access`.");
    keys.tables("consents", target.consents, bind_consent,
                "What the owner agreed to beyond the use of the service's own ports, on record.");
    keys.tables("absences", target.absences, bind_absence, "A role that is missing on purpose, on record.");
    bind_review(keys, target);
}

}  // namespace frames
