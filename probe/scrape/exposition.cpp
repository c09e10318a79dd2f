#include "probe/scrape/exposition.hpp"

#include "daemon/metrics.hpp"
#include "measure/reading.hpp"
#include "measure/words.hpp"
#include "probe/scrape/address_rows.hpp"
#include "probe/scrape/blackbox_series.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace probe::scrape {

using daemons::Labels;
using daemons::Metrics;
using measure::Evidence;
using measure::Family;
using measure::Verdict;

namespace {

std::string cause_of(const Verdict& verdict)
{
    return verdict.cause ? std::string(measure::to_word(*verdict.cause)) : "";
}

/// The families a check judges: "ipv6", or "both" where it compares them.
std::string family_of(const checks::Check& check)
{
    return std::string(measure::to_word(check.needs));
}

void add_verdicts(Metrics& into, const Question& question, std::span<const Verdict> verdicts)
{
    for (const auto* verdict : asked_for(question, verdicts)) {
        const auto& check = *checks::find(verdict->check);
        const Labels who{{"check", verdict->check},
                         {"catalogue", std::string(check.catalogue)},
                         {"family", family_of(check)},
                         {"level", std::string(measure::to_word(verdict->level))}};
        Labels what = who;
        what["outcome"] = measure::to_word(verdict->outcome);
        what["rule"] = verdict->rule;
        what["cause"] = cause_of(*verdict);
        into.set("sextant_probe_verdict", "Always 1; what the check found is in the labels.", 1, what);
        if (verdict->value) {
            into.set(
                "sextant_probe_check_value_ratio",
                "1 when the check passed, 0 when it failed, between them when in part; absent when it could not be asked.",
                *verdict->value, who);
        }
    }
}

/// Only what looked at the web side can tell the state of a target.
void add_state(Metrics& into, const measure::TaskResult& result)
{
    const auto state = checks::conclude_state(result.verdicts);
    for (const auto word : words_of(measure::State{})) {
        into.set("sextant_probe_target_state", "1 for the state the target is in, 0 for every other.",
                 word == measure::to_word(state.state) ? 1 : 0, {{"state", std::string(word)}});
    }
    if (state.cause) {
        into.set("sextant_probe_target_cause_info", "Always 1; why the target is in its state.", 1,
                 {{"cause", std::string(measure::to_word(*state.cause))}, {"check", state.check}});
    }
}

void add_phase(Metrics& into, const Labels& who, const std::string& phase, measure::Duration elapsed)
{
    Labels labels = who;
    labels["phase"] = phase;
    into.set("sextant_probe_phase_seconds", "How long one step took at one address.", measure::in_seconds(elapsed), labels);
}

void add_phases(Metrics& into, const Labels& who, const AddressRow& row)
{
    if (!row.connect->failure) {
        add_phase(into, who, "connect", row.connect->elapsed);
    }
    if (row.handshake != nullptr && !row.handshake->failure) {
        add_phase(into, who, "tls", row.handshake->elapsed);
    }
    if (row.fetch != nullptr && !row.fetch->failure) {
        add_phase(into, who, "first_byte", row.fetch->first_byte);
    }
}

void add_addresses(Metrics& into, const std::vector<AddressRow>& rows)
{
    for (const auto& row : rows) {
        const Labels who{{"host", row.host},
                         {"family", std::string(measure::to_string(row.address.family))},
                         {"slot", std::to_string(row.slot)}};
        Labels named = who;
        named["address"] = measure::to_string(row.address);
        into.set("sextant_probe_address_info", "Always 1; which address a slot holds.", 1, named);
        into.set("sextant_probe_address_success", "1 when the web service answered at the address, redirects followed.",
                 row.answered ? 1 : 0, who);
        add_phases(into, who, row);
        if (row.handshake != nullptr && row.handshake->certificate) {
            into.set("sextant_probe_certificate_expiry_timestamp_seconds", "When the certificate shown at the address ends.",
                     measure::in_seconds(row.handshake->certificate->not_after.time_since_epoch()), who);
        }
    }
}

/// Of the service's own names; `over` is the family by which the resolver was reached.
void add_lookups(Metrics& into, const Evidence& evidence)
{
    for (const auto* lookup : measure::lookups_for(evidence, measure::Purpose::address)) {
        const auto names = measure::web_names(evidence.task.target);
        const bool own = std::find(names.begin(), names.end(), lookup->question.name) != names.end();
        if (own && lookup->reply) {
            into.set("sextant_probe_dns_lookup_seconds", "How long a lookup of a name of the service took.",
                     measure::in_seconds(lookup->elapsed),
                     {{"host", lookup->question.name},
                      {"type", lookup->question.type == measure::rr::kAaaa ? "AAAA" : "A"},
                      {"over", std::string(measure::to_string(lookup->server.family))}});
        }
    }
}

/// Each name server of the zone at each of its addresses, over UDP.
void add_name_servers(Metrics& into, const Evidence& evidence, std::optional<Family> family)
{
    std::map<std::pair<std::string, Family>, std::set<measure::Address>> slots;
    std::size_t rows = 0;
    for (const auto* lookup : measure::lookups_for(evidence, measure::Purpose::authority)) {
        auto& known = slots[{lookup->server_name, lookup->server.family}];
        const bool fresh = known.insert(lookup->server).second;
        if (!fresh || family.value_or(lookup->server.family) != lookup->server.family || rows++ >= kMostRows) {
            continue;
        }
        const Labels who{{"server", lookup->server_name},
                         {"family", std::string(measure::to_string(lookup->server.family))},
                         {"slot", std::to_string(known.size() - 1)}};
        const bool answered = lookup->reply && lookup->reply->authoritative;
        into.set("sextant_probe_name_server_success", "1 when the name server answered with authority at the address.",
                 answered ? 1 : 0, who);
        if (answered) {
            into.set("sextant_probe_name_server_seconds", "How long the name server took to answer.",
                     measure::in_seconds(lookup->elapsed), who);
        }
    }
}

void add_circumstances(Metrics& into, const Finding& finding, const Telling& telling)
{
    const auto fit = checks::qualify(finding.result.evidence.vantage);
    into.set("sextant_probe_vantage_qualified", "1 when the probe's own line worked over the family.", fit.ipv4 ? 1 : 0,
             {{"family", "ipv4"}});
    into.set("sextant_probe_vantage_qualified", "1 when the probe's own line worked over the family.", fit.ipv6 ? 1 : 0,
             {{"family", "ipv6"}});
    into.set("sextant_probe_measurement_age_seconds", "How old the measurement is that this answer tells of.",
             measure::in_seconds(telling.age));
    into.set("sextant_probe_measurement_seconds", "How long the measurement took, waiting its turn included.",
             measure::in_seconds(finding.elapsed));
}

}  // namespace

std::string exposition(const Question& question, const Finding& finding, const Telling& telling)
{
    const auto& evidence = finding.result.evidence;
    const auto rows = address_rows(evidence, question.family);
    Metrics all;
    add_blackbox_series(all, question, finding, rows, telling.waited);
    add_verdicts(all, question, finding.result.verdicts);
    if (question.roles.front() == measure::Role::web && !question.single) {
        add_state(all, finding.result);
    }
    add_addresses(all, rows);
    add_lookups(all, evidence);
    add_name_servers(all, evidence, question.family);
    add_circumstances(all, finding, telling);
    return all.text();
}

}  // namespace probe::scrape
