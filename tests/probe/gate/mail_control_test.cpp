#include "probe/gate/mail_control.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using measure::Family;
using namespace probe;
namespace rr = measure::rr;

namespace {

/// A control whose mail host has IPv6 alone; the probe's IPv6 address has a name.
probe::DnsExchange answer(const DnsRequest& request)
{
    const auto& [name, type] = request.question;
    if (type == rr::kMx) {
        return fakes::reply({fakes::record(name, type, "10 mx.control.test")});
    }
    if (type == rr::kAaaa && name == "mx.control.test") {
        return fakes::reply({fakes::record(name, type, "2a00:3::25")});
    }
    if (type == rr::kPtr && name.ends_with("ip6.arpa")) {
        return fakes::reply({fakes::record(name, type, "probe.example.test")});
    }
    return fakes::reply({});
}

measure::GateEvidence look(fakes::FakeEdge& world)
{
    world.dns.answer = &answer;
    observers::Setting setting{.resolvers = {fakes::address("2a00:1::53")}, .ehlo_name = "probe.example.test"};
    measure::GateEvidence gate{.source_ipv4 = fakes::address("5.0.0.1"), .source_ipv6 = fakes::address("2a00:1::1")};
    const std::vector<gate::MailControl> controls{{.domain = "control.test", .region = "afrinic", .as_number = 64500}};
    fakes::run(gate::observe_mail_gate(world.edge, setting, controls, gate));
    return gate;
}

bool passed(const measure::GateEvidence& gate, Family family)
{
    return std::any_of(gate.controls.begin(), gate.controls.end(), [&](const auto& control) {
        return control.family == family && control.protocol == measure::ControlProtocol::smtp && control.passed;
    });
}

}  // namespace

TEST_CASE("V-4: a control passes over the family in which its mail host greets us", "[gate]")
{
    fakes::FakeEdge world;
    world.smtp.answer = [](const SmtpRequest&) { return measure::SmtpSession{.greeting = 220, .ehlo = 250}; };

    const auto gate = look(world);

    CHECK(gate.controls.size() == 2);
    CHECK(passed(gate, Family::ipv6));
    CHECK_FALSE(passed(gate, Family::ipv4));
    CHECK_FALSE(world.smtp.asked.front().try_starttls);
}

TEST_CASE("V-4: a control that turns us away has not passed", "[gate]")
{
    fakes::FakeEdge world;
    world.smtp.answer = [](const SmtpRequest&) { return measure::SmtpSession{.greeting = 554}; };

    CHECK_FALSE(passed(look(world), Family::ipv6));
}

TEST_CASE("V-4: our own names are those of our source addresses", "[gate]")
{
    fakes::FakeEdge world;
    world.smtp.answer = [](const SmtpRequest&) { return measure::SmtpSession{}; };

    const auto gate = look(world);

    REQUIRE(gate.mail);
    CHECK(gate.mail->ehlo_name == "probe.example.test");
    CHECK(gate.mail->names_ipv6 == std::vector<std::string>{"probe.example.test"});
    CHECK(gate.mail->names_ipv4.empty());
}
