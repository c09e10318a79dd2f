#include "measure/reading.hpp"

#include <catch2/catch.hpp>

namespace {

using measure::DnsMessage;
using measure::Evidence;
using measure::Family;
using measure::Purpose;
namespace rr = measure::rr;

measure::Address address(const char* literal)
{
    return measure::parse_address(literal).value();
}

void add(Evidence& evidence, Purpose purpose, std::string name, std::uint16_t type, std::optional<DnsMessage> reply)
{
    evidence.lookups.push_back({.purpose = purpose, .question = {std::move(name), type}, .reply = std::move(reply)});
}

DnsMessage soa_of(std::string zone)
{
    return {.authority = {{std::move(zone), rr::kSoa, 300, "ns.example.test h.example.test 1 2 3 4 5"}}};
}

/// A chain of CNAME records from a0.test to aN.test, where the address is.
DnsMessage chain(int links)
{
    DnsMessage reply;
    for (int i = 0; i < links; ++i) {
        reply.answers.push_back({"a" + std::to_string(i) + ".test", rr::kCname, 300, "a" + std::to_string(i + 1) + ".test"});
    }
    reply.answers.push_back({"a" + std::to_string(links) + ".test", rr::kAaaa, 300, "2001:db8::1"});
    return reply;
}

}  // namespace

TEST_CASE("RFC 1034 3.6.2: aliases are followed inside the reply", "[measure]")
{
    CHECK(measure::addresses_in(chain(0), "a0.test", Family::ipv6).size() == 1);
    CHECK(measure::addresses_in(chain(16), "a0.test", Family::ipv6).size() == 1);
    CHECK(measure::addresses_in(chain(17), "a0.test", Family::ipv6).empty());
}

TEST_CASE("an alias that leads back to itself ends", "[measure]")
{
    const DnsMessage loop{.answers = {{"a.test", rr::kCname, 300, "b.test"}, {"b.test", rr::kCname, 300, "a.test"}}};

    CHECK(measure::addresses_in(loop, "a.test", Family::ipv6).empty());
}

TEST_CASE("only the asked name's records of the family count", "[measure]")
{
    const DnsMessage reply{.answers = {{"a.test", rr::kA, 300, "192.0.2.1"},
                                       {"a.test", rr::kAaaa, 300, "2001:db8::1"},
                                       {"a.test", rr::kAaaa, 300, "not an address"},
                                       {"b.test", rr::kAaaa, 300, "2001:db8::2"}}};

    CHECK(measure::addresses_in(reply, "a.test", Family::ipv6) == std::vector{address("2001:db8::1")});
    CHECK(measure::addresses_in(reply, "a.test", Family::ipv4) == std::vector{address("192.0.2.1")});
}

TEST_CASE("published addresses of all web names are distinct and sorted", "[measure]")
{
    Evidence evidence;
    evidence.task.target.domain = "a.test";
    const auto reply = [](const char* name, const char* literal) {
        return DnsMessage{.answers = {{name, rr::kAaaa, 300, literal}}};
    };
    add(evidence, Purpose::address, "www.a.test", rr::kAaaa, reply("www.a.test", "2001:db8::1"));
    add(evidence, Purpose::address, "a.test", rr::kAaaa, reply("a.test", "2001:db8::2"));
    add(evidence, Purpose::address, "a.test", rr::kAaaa, reply("a.test", "2001:db8::1"));
    add(evidence, Purpose::address, "elsewhere.test", rr::kAaaa, reply("elsewhere.test", "2001:db8::9"));
    add(evidence, Purpose::address, "a.test", rr::kAaaa, std::nullopt);

    CHECK(measure::published(evidence, Family::ipv6) == std::vector{address("2001:db8::1"), address("2001:db8::2")});
    CHECK(measure::published(evidence, Family::ipv4).empty());
}

TEST_CASE("RFC 2308 3: the zone is the owner of the SOA, if it holds the name", "[measure]")
{
    const auto [owner, zone] = GENERATE(table<std::string, std::string>({
        {"gov.example.test", "gov.example.test"},
        {"example.test", "example.test"},
        {"", ""},
        {"cdn.test", ""},
        {"v.example.test", ""},
        {"www.gov.example.test", ""},
    }));
    Evidence evidence;
    add(evidence, Purpose::zone_cut, "gov.example.test", rr::kSoa, soa_of(owner));

    CHECK(measure::zone_of(evidence) == zone);
}

TEST_CASE("name servers are those of the zone alone", "[measure]")
{
    Evidence evidence;
    add(evidence, Purpose::zone_cut, "a.test", rr::kSoa, soa_of("a.test"));
    add(evidence, Purpose::name_servers, "a.test", rr::kNs,
        DnsMessage{.answers = {{"a.test", rr::kNs, 300, "ns2.test"},
                               {"a.test", rr::kNs, 300, "ns1.test"},
                               {"b.test", rr::kNs, 300, "ns3.test"}}});

    CHECK(measure::name_servers(evidence) == std::vector<std::string>{"ns1.test", "ns2.test"});
}

TEST_CASE("a chain of redirects is spoken for by its last hop", "[measure]")
{
    const auto six = address("2001:db8::1");
    Evidence evidence;
    evidence.fetches = {{.chain = 1, .hop = 1, .address = six, .status = 200},
                        {.chain = 1, .hop = 0, .address = six, .status = 301},
                        {.chain = 2, .hop = 0, .address = address("192.0.2.1"), .status = 404}};

    const auto last = measure::final_fetches(evidence, Family::ipv6);

    REQUIRE(last.size() == 1);
    CHECK(last[0]->status == 200);
}
