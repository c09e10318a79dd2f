#include "measure/mail_reading.hpp"

#include <catch2/catch.hpp>

using measure::Evidence;
using measure::Purpose;

namespace {

Evidence with_mx(std::vector<std::string> data, std::uint16_t rcode = measure::rcode::kNoError)
{
    Evidence evidence;
    evidence.task.target.domain = "example.test";
    measure::DnsLookup lookup{.purpose = Purpose::mail_exchange, .question = {"example.test", measure::rr::kMx}};
    lookup.reply = measure::DnsMessage{.rcode = rcode};
    for (auto& one : data) {
        lookup.reply->answers.push_back({"example.test", measure::rr::kMx, 300, std::move(one)});
    }
    evidence.lookups.push_back(lookup);
    return evidence;
}

}  // namespace

TEST_CASE("mail goes to the MX hosts in the order of their preference", "[measure][rfc5321]")
{
    const auto exchanges = measure::mail_exchanges(with_mx({"20 b.test", "10 a.test", "odd", "70000 c.test"}));

    REQUIRE(exchanges.size() == 2);
    CHECK(exchanges[0].host == "a.test");
    CHECK(exchanges[1].preference == 20);
}

TEST_CASE("without MX mail goes to the domain itself, with a null MX nowhere", "[measure][rfc7505]")
{
    CHECK(measure::mail_exchanges(with_mx({})).front().host == "example.test");
    CHECK(measure::mail_exchanges(with_mx({"0 "})).empty());
    CHECK(measure::has_null_mx(with_mx({"0 "})));
    CHECK_FALSE(measure::has_null_mx(with_mx({"0 ", "10 a.test"})));
    CHECK(measure::mail_exchanges(with_mx({}, measure::rcode::kServFail)).empty());
    CHECK(measure::mail_exchanges(Evidence{}).empty());
}

TEST_CASE("reverse names of both families", "[measure][rfc3596]")
{
    CHECK(measure::reverse_name(measure::parse_address("192.0.2.5").value()) == "5.2.0.192.in-addr.arpa");
    CHECK(measure::reverse_name(measure::parse_address("2001:db8::1").value()) ==
          "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    CHECK(measure::tlsa_name("mx.test") == "_25._tcp.mx.test");
}
