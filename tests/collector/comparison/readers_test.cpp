#include "collector/comparison/readers.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace {

using namespace collector::comparison;

std::string octets_of(const std::string& file)
{
    std::ifstream stream("tests/collector/comparison/reports/" + file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    REQUIRE(stream);
    return std::move(text).str();
}

/// "pass", "partial", "fail", or "" where the report says nothing.
std::string said(const ForeignReport& report, const std::string& domain, const std::string& test)
{
    const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                    [&](const auto& it) { return it.domain == domain && it.test == test; });
    return found == report.findings.end() ? "" : std::string(words_of(Finding{})[static_cast<std::size_t>(found->finding)]);
}

}  // namespace

TEST_CASE("Results of Internet.nl's batch API are read test by test; what it did not test says nothing", "[comparison]")
{
    const auto report = read_internet_nl(octets_of("internetnl.json"));

    REQUIRE(report);
    CHECK(report->findings.size() == 9);
    CHECK(said(*report, "good.example.test", "web_ipv6_ws_similar") == "partial");
    CHECK(said(*report, "www.bad.example.test", "web_ipv6_ns_reach") == "fail");
    CHECK(said(*report, "www.bad.example.test", "web_ipv6_ws_reach").empty());
    CHECK(said(*report, "good.example.test", "web_appsecpriv_csp").empty());
    CHECK(report->silent == 2);
    REQUIRE(report->refused.size() == 1);
    CHECK(report->refused[0].where == "broken.example.test");
    CHECK(report->days.first == "2026-11-02");
    CHECK(report->days.last == "2026-11-02");
}

TEST_CASE("What is no batch result is refused with what to give instead", "[comparison]")
{
    CHECK_FALSE(read_internet_nl(""));
    CHECK_FALSE(read_internet_nl("[]"));
    CHECK_FALSE(read_internet_nl(R"({"domains": []})"));
    CHECK_FALSE(read_internet_nl(std::string(5000, '[')));
    CHECK(read_internet_nl(R"({"domains": {}})"));
}

TEST_CASE("A table of numbers, words and colours is read as HTML, and as CSV", "[comparison]")
{
    const auto html = read_nist_table(octets_of("nist.html"));
    const auto csv = read_nist_table(octets_of("nist.csv"));

    REQUIRE(html);
    CHECK(said(*html, "good.example.test", "dns.operational") == "pass");
    CHECK(said(*html, "good.example.test", "mail.operational").empty());
    CHECK(said(*html, "good.example.test", "web.operational") == "pass");
    CHECK(said(*html, "bad.example.test", "dns.assigned") == "pass");
    CHECK(said(*html, "bad.example.test", "dns.operational") == "fail");
    CHECK(said(*html, "bad.example.test", "mail.assigned") == "pass");
    CHECK(said(*html, "bad.example.test", "mail.operational") == "fail");
    CHECK(said(*html, "bad.example.test", "web.assigned") == "fail");
    REQUIRE(csv);
    CHECK(said(*csv, "good.example.test", "web.assigned") == "pass");
    CHECK(said(*csv, "good.example.test", "web.operational") == "fail");
    CHECK(said(*csv, "bad.example.test", "dns.assigned") == "pass");
    CHECK(said(*csv, "bad.example.test", "web.assigned") == "fail");
    CHECK(csv->refused.size() == 1);
    CHECK_FALSE(read_nist_table("<p>no table</p>"));
    CHECK_FALSE(read_nist_table("a,b\n1,2\n"));
}

TEST_CASE("A snapshot of GSA's site scanning is read by its titles; a scan that did not end says nothing", "[comparison]")
{
    const auto report = read_gsa_scan(octets_of("gsa.csv"));

    REQUIRE(report);
    CHECK(said(*report, "good.example.test", "ipv6") == "pass");
    CHECK(said(*report, "bad.example.test", "ipv6") == "fail");
    CHECK(report->silent == 1);
    CHECK(report->refused.size() == 1);
    CHECK_FALSE(read_gsa_scan("name,url\nx,y\n"));
    CHECK_FALSE(read_gsa_scan(""));
}

TEST_CASE("A real snapshot of GSA's site scanning is read: columns of its year, words of its maker", "[comparison]")
{
    const auto report = read_gsa_scan(octets_of("gsa_2025.csv"));

    REQUIRE(report);
    CHECK(report->refused.empty());
    CHECK(said(*report, "denali.gov", "ipv6") == "fail");
    CHECK(said(*report, "dcrds.denali.gov", "ipv6") == "fail");
    CHECK(said(*report, "api-program.18f.gov", "ipv6") == "pass");
    // autodiscover.acus.gov does not resolve; its row says "False" all the same.
    CHECK(report->silent == 1);
    CHECK(report->findings.size() == 7);
    CHECK(report->days.first == "2025-01-11");
    CHECK(report->days.last == "2025-01-16");
}
