#include "measure/spf_reading.hpp"
#include "measure/txt_text.hpp"
#include "wire/smtp_reply.hpp"
#include "wire/spf.hpp"
#include "wire/sts_policy.hpp"
#include "wire/tlsa.hpp"

#include <catch2/catch.hpp>

using measure::FailureKind;
using measure::SpfTerm;

namespace {

std::string problem_of(const std::string& record)
{
    return wire::parse_spf("example.test", {record}).problem;
}

std::vector<std::string> names_of(const std::vector<SpfTerm>& terms)
{
    std::vector<std::string> names;
    for (const auto& term : terms) {
        names.push_back(term.name);
    }
    return names;
}

}  // namespace

TEST_CASE("a reply ends with its last line, and no octet behind it is taken", "[wire][rfc5321]")
{
    wire::SmtpReplyReader reader;
    const std::string octets = "250-mx.example.test\r\n250 STARTTLS\r\nMORE";

    const auto taken = reader.take(octets);

    CHECK(octets.substr(taken) == "MORE");
    REQUIRE(reader.is_complete());
    CHECK(reader.reply() == wire::SmtpReply{250, {"mx.example.test", "STARTTLS"}});
}

TEST_CASE("a code alone is a reply, and a line feed alone ends it", "[wire][rfc5321]")
{
    wire::SmtpReplyReader reader;

    reader.take("220\n");

    CHECK(reader.is_complete());
    CHECK(reader.reply().code == 220);
}

TEST_CASE("what is no reply is refused with its reason", "[wire][rfc5321]")
{
    const auto [octets, kind] = GENERATE(table<std::string, FailureKind>({
        {"hello\r\n", FailureKind::malformed},
        {"22\r\n", FailureKind::malformed},
        {"199 low\r\n", FailureKind::malformed},
        {"2200 long\r\n", FailureKind::malformed},
        {"250-a\r\n251 b\r\n", FailureKind::malformed},
        {std::string(3000, '2'), FailureKind::too_large},
    }));
    wire::SmtpReplyReader reader;

    reader.take(octets);

    REQUIRE(reader.flaw());
    CHECK(reader.flaw()->kind == kind);
}

TEST_CASE("an SPF record is read term by term", "[wire][rfc7208]")
{
    const auto record = wire::parse_spf(
        "example.test", {"v=spf1 IP4:192.0.2.0/24 -ip6:2001:db8::/32  a/24//64 include:_spf.Example.test ?all", "other"});

    CHECK(record.problem.empty());
    CHECK(record.records == 1);
    CHECK(record.terms == std::vector<SpfTerm>{{"ip4", '+', "192.0.2.0/24"},
                                               {"ip6", '-', "2001:db8::/32"},
                                               {"a", '+', "/24//64"},
                                               {"include", '+', "_spf.example.test"},
                                               {"all", '?', ""}});
}

TEST_CASE("what RFC 7208 calls a permerror has a problem, what it ignores has none", "[wire][rfc7208]")
{
    for (const auto* bad :
         {"v=spf1 ipv6:2001:db8::1", "v=spf1 ip4:2001:db8::1", "v=spf1 ip6:2001:db8::/129", "v=spf1 include", "v=spf1 a/33",
          "v=spf1 all:x", "v=spf1 redirect=a redirect=b", "v=spf1 exists:", "v=spf1 +"}) {
        INFO(bad);
        CHECK(problem_of(bad) != "");
    }
    for (const auto* good :
         {"v=spf1", "V=SPF1 -ALL", "v=spf1 ip4:192.0.2.1/24", "v=spf1 unknown=x mx//64", "v=spf1 exp=a.test"}) {
        INFO(good);
        CHECK(problem_of(good) == "");
    }
    CHECK(wire::parse_spf("example.test", {"v=spf1 -all", "v=spf1 mx -all"}).problem == "more than one SPF record");
    CHECK(wire::parse_spf("example.test", {"v=spf10 -all", "spf"}).records == 0);
}

TEST_CASE("all ends a record, and a redirect counts only without it", "[measure][rfc7208]")
{
    const auto ended = wire::parse_spf("example.test", {"v=spf1 redirect=b.test mx -all a"});
    const auto led = wire::parse_spf("example.test", {"v=spf1 redirect=b.test mx"});

    CHECK(names_of(measure::effective_terms(ended)) == std::vector<std::string>{"mx", "all"});
    CHECK(names_of(measure::effective_terms(led)) == std::vector<std::string>{"mx", "redirect"});
    CHECK(measure::spf_domain({"a", '+', "/24"}, "own.test") == "own.test");
    CHECK(measure::spf_domain({"a", '+', "b.test./24"}, "own.test") == "b.test");
}

TEST_CASE("a policy is read, and without a part it needs it is refused", "[wire][rfc8461]")
{
    const auto policy = wire::parse_sts_policy(
        "version: STSv1\r\nmode: enforce\r\nmx: MX.example.test\r\nmx:*.b.test\r\nmode: none\r\nmax_age: 86400");

    REQUIRE(policy);
    CHECK(*policy == measure::StsPolicy{"enforce", 86400, {"mx.example.test", "*.b.test"}});
    for (const auto* bad :
         {"", "<html>", "version: STSv2\nmode: none\nmax_age: 1", "version: STSv1\nmode: maybe\nmax_age: 1",
          "version: STSv1\nmode: enforce\nmax_age: 1", "version: STSv1\nmode: none\nmax_age: -1",
          "version: STSv1\nmode: none\nmax_age: 31557601", "version: STSv1\nmode: none"}) {
        INFO(bad);
        CHECK(!wire::parse_sts_policy(bad));
    }
    CHECK(wire::parse_sts_policy("version: STSv1\nmode: none\nmax_age: 1"));
}

TEST_CASE("a TXT record's strings are joined and its escapes undone", "[measure][rfc1035]")
{
    CHECK(measure::txt_text(R"("v=spf1 " "-all")") == "v=spf1 -all");
    CHECK(measure::txt_text(R"("a\"b\\c\065")") == R"(a"b\cA)");
    CHECK(measure::txt_text(R"("\999\)") == "999\\");
    CHECK(measure::begins_as("v=STSv1; id=1", "V=stsv1"));
    CHECK_FALSE(measure::begins_as("v=STSv10", "v=STSv1"));
}

TEST_CASE("a TLSA record is three octets and data", "[wire][rfc6698]")
{
    CHECK(wire::read_tlsa(std::string("\x03\x01\x01"
                                      "key",
                                      6)) == measure::TlsaRecord{3, 1, 1, "key"});
    CHECK(!wire::read_tlsa(std::string("\x03\x01\x01", 3)));
    CHECK(!wire::read_tlsa(""));
}
