#include "measure/mail_reading.hpp"
#include "probe/observers/mail.hpp"
#include "probe/observers/spf.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using measure::Evidence;
using measure::Family;
using measure::Purpose;
using namespace probe;
namespace rr = measure::rr;

namespace {

using Zone = std::map<std::pair<std::string, std::uint16_t>, std::vector<std::string>>;

/// A world with one resolver that knows the zone, and mail servers that greet.
struct World : fakes::FakeEdge {
    explicit World(Zone zone)
    {
        dns.answer = [zone](const DnsRequest& request) {
            const auto found = zone.find({request.question.name, request.question.type});
            std::vector<measure::Record> records;
            for (const auto& data : found == zone.end() ? std::vector<std::string>() : found->second) {
                records.push_back(fakes::record(request.question.name, request.question.type, data));
            }
            return fakes::reply(std::move(records));
        };
        smtp.answer = [](const SmtpRequest& request) {
            return measure::SmtpSession{.host = request.host, .address = request.address, .greeting = 220, .ehlo = 250};
        };
        http.answer = [](const HttpRequest& request) {
            return fakes::page(request, 200, "", "version: STSv1\nmode: testing\nmx: a.test\nmax_age: 1\n");
        };
    }

    Evidence observe()
    {
        Evidence evidence;
        evidence.task.target.domain = "example.test";
        fakes::run(observers::observe_mail(edge, setting, evidence));
        return evidence;
    }

    observers::Setting setting{.resolvers = {fakes::address("2a00:1::53")}, .ehlo_name = "probe.example.test"};
};

Zone two_hosts()
{
    return {{{"example.test", rr::kMx}, {"10 a.test", "20 b.test", "30 a.test"}},
            {{"a.test", rr::kA}, {"5.0.0.1"}},
            {{"a.test", rr::kAaaa}, {"2a00:2::1", "fd00::1"}},
            {{"b.test", rr::kAaaa}, {"2a00:2::2"}}};
}

std::vector<std::string> talked_to(const World& world)
{
    std::vector<std::string> places;
    for (const auto& request : world.smtp.asked) {
        places.push_back(request.host + " " + to_string(request.address));
    }
    std::sort(places.begin(), places.end());
    return places;
}

bool was_asked(const World& world, const std::string& name, std::uint16_t type)
{
    return std::any_of(world.dns.asked.begin(), world.dns.asked.end(), [&](const auto& request) {
        return request.question == measure::Question{name, type};
    });
}

}  // namespace

TEST_CASE("every ordinary address of every mail host is talked to once, under our own name", "[mail]")
{
    World world(two_hosts());

    const auto evidence = world.observe();

    CHECK(talked_to(world) == std::vector<std::string>{"a.test 2a00:2::1", "a.test 5.0.0.1", "b.test 2a00:2::2"});
    CHECK(evidence.mail.sessions.size() == 3);
    CHECK(world.smtp.asked.front().ehlo_name == "probe.example.test");
    CHECK(world.smtp.asked.front().port == 25);
    CHECK(evidence.notes.size() == 1);
}

TEST_CASE("a null MX is asked nothing more", "[mail][rfc7505]")
{
    World world({{{"example.test", rr::kMx}, {"0 "}}});

    world.observe();

    CHECK(world.smtp.asked.empty());
    CHECK(world.dns.asked.size() == 1);
}

TEST_CASE("without MX records the domain's own addresses are asked", "[mail][rfc5321]")
{
    World world({{{"example.test", rr::kAaaa}, {"2a00:2::9"}}});

    world.observe();

    CHECK(talked_to(world) == std::vector<std::string>{"example.test 2a00:2::9"});
}

TEST_CASE("beyond the cap hosts are left out and noted", "[mail]")
{
    World world(two_hosts());
    world.setting.most_exchanges = 1;

    const auto evidence = world.observe();

    CHECK(talked_to(world).size() == 2);
    CHECK(std::any_of(evidence.notes.begin(), evidence.notes.end(),
                      [](const auto& note) { return note.starts_with("mail host left out"); }));
}

TEST_CASE("only validated TLSA records reach the session", "[mail][rfc7672]")
{
    for (const auto security : {measure::Security::secure, measure::Security::insecure, measure::Security::unchecked}) {
        World world(two_hosts());
        world.validator.answer = [&](const measure::Question&, Family) {
            Resolution found{.security = security};
            found.data = {std::string("\x03\x01\x01key", 6), "x"};
            return found;
        };

        const auto evidence = world.observe();

        CHECK(evidence.mail.tlsa.front().records.size() == 1);
        CHECK(world.smtp.asked.front().tlsa.size() == (security == measure::Security::secure ? 1U : 0U));
    }
}

TEST_CASE("TLSA records that IPv6 does not lead to are asked for over IPv4", "[mail][rfc7672]")
{
    World world(two_hosts());
    world.validator.answer = [](const measure::Question&, Family family) {
        return Resolution{.rcode = family == Family::ipv6 ? measure::rcode::kServFail : measure::rcode::kNoError};
    };

    const auto evidence = world.observe();

    REQUIRE(evidence.mail.tlsa.size() == 4);
    CHECK(measure::tlsa_of(evidence, "a.test")->family == Family::ipv4);
}

TEST_CASE("an announced policy is fetched over each family, at the policy host alone", "[mail][rfc8461]")
{
    auto zone = two_hosts();
    zone[{"_mta-sts.example.test", rr::kTxt}] = {"\"v=STSv1; id=1\""};
    zone[{"mta-sts.example.test", rr::kA}] = {"5.0.0.80"};
    zone[{"mta-sts.example.test", rr::kAaaa}] = {"2a00:2::80"};
    World world(zone);

    const auto evidence = world.observe();

    REQUIRE(world.http.asked.size() == 2);
    CHECK(world.http.asked[0].url == "https://mta-sts.example.test/.well-known/mta-sts.txt");
    REQUIRE(evidence.mail.sts.size() == 2);
    // The fake shows no certificate: what is not authenticated is no policy.
    CHECK(evidence.mail.sts[0].failure->kind == measure::FailureKind::tls_handshake);
    CHECK(!evidence.mail.sts[0].policy);
}

TEST_CASE("a policy that nobody announces is not fetched", "[mail][rfc8461]")
{
    World world(two_hosts());

    world.observe();

    CHECK(world.http.asked.empty());
}

TEST_CASE("reverse names are looked up and followed back", "[mail]")
{
    auto zone = two_hosts();
    const auto reverse = measure::reverse_name(fakes::address("2a00:2::1"));
    zone[{reverse, rr::kPtr}] = {"a.test"};
    World world(zone);

    const auto evidence = world.observe();

    CHECK(was_asked(world, reverse, rr::kPtr));
    CHECK(measure::addresses_for(evidence, Purpose::mail_reverse, "a.test", Family::ipv6).size() == 2);
}

TEST_CASE("SPF is followed through includes, and no further than a receiver would", "[mail][rfc7208]")
{
    Zone zone{{{"example.test", rr::kTxt}, {"\"v=spf1 include:s0.test exists:%{i}.x.test -all\""}}};
    for (int i = 0; i < 30; ++i) {
        const auto next = "\"v=spf1 include:s" + std::to_string(i + 1) + ".test ip4:5.0.0.1 -all\"";
        zone[{"s" + std::to_string(i) + ".test", rr::kTxt}] = {next};
    }
    World world(zone);
    Evidence evidence;
    evidence.task.target.domain = "example.test";

    fakes::run(observers::observe_spf(world.edge, world.setting, evidence));

    CHECK(evidence.mail.spf.front().domain == "example.test");
    CHECK(evidence.mail.spf.size() == 11);
    CHECK(world.dns.asked.size() == 11);
}

TEST_CASE("SPF records that include each other are read once", "[mail][rfc7208]")
{
    World world({{{"example.test", rr::kTxt}, {"\"v=spf1 include:b.test -all\""}},
                 {{"b.test", rr::kTxt}, {"\"v=spf1 include:example.test -all\""}}});
    Evidence evidence;
    evidence.task.target.domain = "example.test";

    fakes::run(observers::observe_spf(world.edge, world.setting, evidence));

    CHECK(evidence.mail.spf.size() == 2);
}
