#include "collector/serve/peer_forms.hpp"

#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace collector::serve {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Role;

/// Which checks say what of a service.
struct Pair {
    std::string_view assigned;
    std::string_view operational;
};

constexpr Pair pair_of(Role role)
{
    switch (role) {
        case Role::dns: return {"dns.ns_aaaa", "dns.ns_answer6"};
        case Role::mail: return {"mail.mx_aaaa", "mail.smtp6"};
        case Role::web:
        case Role::security: break;
    }
    return {"web.routable_aaaa", "web.http6"};
}

/// The verdict that enters the score; nullptr when nobody could tell.
const measure::Verdict* counted(const std::vector<ConsensusRow>& rows, std::string_view check)
{
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [check](const ConsensusRow& row) { return row.counts && row.verdict.check == check; });
    return found == rows.end() ? nullptr : &found->verdict;
}

/// Some is enough for an address, and not for a service.
std::string_view word_of(const measure::Verdict* verdict, std::string_view partial)
{
    if (verdict == nullptr) {
        return "unknown";
    }
    switch (verdict->outcome) {
        case Outcome::pass: return "yes";
        case Outcome::partial: return partial;
        case Outcome::fail: return "no";
        case Outcome::not_applicable: return "not_applicable";
        case Outcome::not_testable:
        case Outcome::error: break;
    }
    return "unknown";
}

/// Causes that mean silence: of all others something told us.
constexpr std::array kSilent{Cause::no_aaaa, Cause::bad_aaaa, Cause::not_routed, Cause::timeout,   Cause::unreachable_icmp,
                             Cause::ns_dead, Cause::mx_dead,  Cause::mx_no_aaaa, Cause::ns_no_aaaa};

std::string_view reachable_by(std::string_view assigned, const measure::Verdict* service)
{
    if (assigned != "yes" || service == nullptr) {
        return assigned == "yes" ? "unknown" : assigned;
    }
    if (service->outcome != Outcome::fail) {
        return word_of(service, "yes");
    }
    if (!service->cause) {
        return "unknown";
    }
    return std::find(kSilent.begin(), kSilent.end(), *service->cause) == kSilent.end() ? "yes" : "no";
}

std::string_view colour_of(const ServiceForm& form)
{
    if (form.assigned == "not_applicable" || form.operational == "not_applicable") {
        return "grey";
    }
    if (form.assigned == "no") {
        return "red";
    }
    if (form.operational == "yes") {
        return "green";
    }
    return form.assigned == "yes" && form.operational == "no" ? "yellow" : "unknown";
}

constexpr std::array kTests{
    std::pair{"web_ipv6_ns_address", "dns.ns_aaaa"},       std::pair{"web_ipv6_ns_reach", "dns.ns_answer6"},
    std::pair{"web_ipv6_ws_address", "web.routable_aaaa"}, std::pair{"web_ipv6_ws_reach", "web.port_parity"},
    std::pair{"web_ipv6_ws_similar", "web.same_site"},     std::pair{"mail_ipv6_mx_address", "mail.mx_aaaa"},
    std::pair{"mail_ipv6_mx_reach", "mail.smtp6"},
};

std::string_view internetnl_status(Outcome outcome)
{
    switch (outcome) {
        case Outcome::pass: return "passed";
        case Outcome::partial: return "warning";
        case Outcome::fail: return "failed";
        case Outcome::not_applicable: return "good_not_tested";
        case Outcome::not_testable: return "not_tested";
        case Outcome::error: return "error";
    }
    return "error";
}

}  // namespace

ServiceForm service_form(Role role, const std::vector<ConsensusRow>& rows)
{
    const auto [assigned, operational] = pair_of(role);
    const auto* service = counted(rows, operational);
    ServiceForm form;
    form.assigned = word_of(counted(rows, assigned), "yes");
    form.operational = form.assigned == "yes" ? word_of(service, "no") : form.assigned;
    form.reachable = reachable_by(form.assigned, service);
    form.colour = colour_of(form);
    return form;
}

Json internetnl_tests(const std::vector<ConsensusRow>& rows)
{
    auto tests = Json::object();
    for (const auto& [name, check] : kTests) {
        const auto* verdict = counted(rows, check);
        const auto status = verdict == nullptr ? std::string_view("not_tested") : internetnl_status(verdict->outcome);
        tests[name] = {{"status", status}, {"verdict", verdict == nullptr ? "" : verdict->rule}};
    }
    return tests;
}

}  // namespace collector::serve
