#include "measure/security_reading.hpp"
#include "tests/lib/checks/cases.hpp"
#include "tests/lib/checks/mail_builder.hpp"
#include "tests/lib/checks/security_builder.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using namespace security_builder;
using evidence_builder::lost;
using evidence_builder::Plan;
using evidence_builder::where;
using measure::Cause;
using measure::FailureKind;
using measure::Family;
using measure::Locus;
using measure::Outcome;
using measure::Purpose;

constexpr auto kFour = Family::ipv4;
constexpr auto kSix = Family::ipv6;

Plan looked(BendLook bend)
{
    return agreed({.look = std::move(bend)});
}

Plan on(Plan site)
{
    return agreed({.site = std::move(site)});
}

/// TLS over IPv6 shows a key and names of somebody else.
Plan of_two_operators()
{
    return {.web = evidence_builder::over6([](evidence_builder::Exchange& exchange) {
                exchange.handshake.certificate->spki_sha256 = "other";
                exchange.handshake.certificate->issuer = "CN=Other";
            })};
}

Plan untold()
{
    return {.dns = where({.purpose = Purpose::address}, lost(FailureKind::timeout, Locus::resolver))};
}

/// A site whose mail goes to hosts of its own; port 25 of the web host is then worth a look.
Plan with_mail(BendLook bend)
{
    return agreed({.look = std::move(bend), .site = mail_builder::site()});
}

/// The same from a network that lets no mail out.
Plan with_mail_unproved(BendLook bend)
{
    auto site = mail_builder::site({.last = [](measure::Evidence& evidence) {
        std::erase_if(evidence.vantage.before.controls,
                      [](const auto& control) { return control.protocol == measure::ControlProtocol::smtp; });
    }});
    return agreed({.look = std::move(bend), .site = std::move(site)});
}

std::vector<Case> port_cases()
{
    const auto fail = Outcome::fail;
    const auto open6 = [](std::uint16_t number) { return port(number, kSix, opened()); };
    const auto open4 = [](std::uint16_t number) { return port(number, kFour, opened()); };
    return {
        {"all closed", agreed(), "security_exposure.alike"},
        {"open over both is a service", looked(both(open6(8080), open4(8080))), "security_exposure.alike"},
        {"open over IPv4 alone is another matter", looked(open4(6379)), "security_exposure.alike"},
        {"a database over IPv6 alone", looked(open6(6379)), "security_exposure.gap", fail, Cause::exposure_gap},
        {"dropped over IPv4, open over IPv6", looked(both(open6(9200), port(9200, kFour, unanswered()))),
         "security_exposure.gap", fail, Cause::exposure_gap},
        {"it resolves for strangers over IPv6 alone", looked(open6(53)), "security_exposure.resolver", fail,
         Cause::open_recursion},
        {"that and a database", looked(both(open6(53), open6(5432))), "security_exposure.gap", fail, Cause::exposure_gap},
        {"our own trouble over IPv4", looked(both(open6(3306), port(3306, kFour, harmed()))), "security_exposure.local",
         Outcome::not_testable},
        {"our own trouble over IPv6", looked(port(3306, kSix, harmed())), "security_exposure.local", Outcome::not_testable},
        {"a gap elsewhere is told nevertheless", looked(both(open6(22), port(3306, kSix, harmed()))),
         "security_exposure.gap", fail, Cause::exposure_gap},
        {"mail's port where mail goes elsewhere", with_mail(open6(25)), "security_exposure.gap", fail, Cause::exposure_gap},
        {"mail's port from a network that lets no mail out", with_mail_unproved(open6(25)), "security_exposure.alike"},
    };
}

std::vector<Case> admin_cases()
{
    const auto fail = Outcome::fail;
    return {
        {"closed alike", agreed(), "security_admin.alike"},
        {"filtered alike", looked(both(port(22, kFour, unanswered()), port(22, kSix, unanswered()))),
         "security_admin.alike"},
        {"open to both families", looked(both(port(22, kFour, opened()), port(22, kSix, opened()))), "security_admin.alike"},
        {"SSH over IPv6 alone", looked(port(22, kSix, opened())), "security_admin.gap", fail, Cause::exposure_gap},
        {"an SNMP engine over IPv6 alone", looked(port(161, kSix, opened())), "security_admin.gap", fail,
         Cause::exposure_gap},
        {"filtered over IPv4, refused over IPv6", looked(port(3389, kFour, unanswered())), "security_admin.unfiltered",
         Outcome::partial, Cause::exposure_gap},
        {"silence over UDP is no filter", looked(port(161, kFour, unanswered())), "security_admin.alike"},
        {"a port that nobody administers by", looked(port(6379, kSix, opened())), "security_admin.alike"},
        {"our own trouble", looked(port(22, kSix, harmed())), "security_admin.local", Outcome::not_testable},
    };
}

/// Why ports are not compared at all, for both checks.
std::vector<Case> reasons(const std::string& check)
{
    const auto none = Outcome::not_applicable;
    const auto unknown = Outcome::not_testable;
    return {
        {"nobody agreed", agreed({.consent = {"access"}}), check + ".no_consent", none},
        {"no IPv6", on({.aaaa = {}}), check + ".one_family", none},
        {"no IPv4", on({.a = {}}), check + ".one_family", none},
        {"the addresses are not known", on(untold()), check + ".unknown", unknown, Cause::vantage},
        {"two operators", on(of_two_operators()), check + ".other_operator", unknown},
        {"two operators, and the owner's word that they are one",
         agreed({.consent = {"exposure", "same_operator"}, .site = of_two_operators()}), check + ".alike"},
    };
}

}  // namespace

std::vector<Case> exposure()
{
    auto table = joined({&port_cases, &admin_cases});
    for (const auto* check : {"security_exposure", "security_admin"}) {
        const auto more = reasons(check);
        table.insert(table.end(), more.begin(), more.end());
    }
    return table;
}

}  // namespace cases

TEST_CASE("S-1, S-2: no door is open over IPv6 alone", "[checks][rfc9099]")
{
    cases::hold(cases::exposure());
}

TEST_CASE("without consent nothing is there to be compared, whatever else the evidence has", "[checks]")
{
    const auto evidence = evidence_builder::observe(security_builder::agreed({.consent = {}}));

    CHECK_FALSE(measure::consents(evidence.task.target, measure::consent::kExposure));
    CHECK_FALSE(measure::same_operator_hosts(evidence).empty());
}

TEST_CASE("at most four hosts are looked at, and mail's port not where mail is unknown", "[measure]")
{
    evidence_builder::Plan plan;
    plan.last = [](measure::Evidence& evidence) {
        evidence.task.target.consent = {"same_operator"};
        for (int i = 0; i < 9; ++i) {
            const auto name = "h" + std::to_string(i) + ".example.test";
            evidence.task.target.hosts.push_back(name);
            for (const auto type : {measure::rr::kA, measure::rr::kAaaa}) {
                measure::DnsLookup lookup{.purpose = measure::Purpose::address, .question = {name, type}};
                const auto literal = type == measure::rr::kA ? "30.0.1." : "2d00:1::";
                lookup.reply = measure::DnsMessage{.answers = {{name, type, 300, literal + std::to_string(i + 1)}}};
                evidence.lookups.push_back(lookup);
            }
        }
    };
    const auto evidence = evidence_builder::observe(plan);

    const auto hosts = measure::same_operator_hosts(evidence);

    REQUIRE(hosts.size() == 4);
    CHECK(measure::watched_ports(evidence, hosts.front()).size() == measure::kWatchedPorts.size() - 1);
}
