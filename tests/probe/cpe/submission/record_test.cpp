#include "probe/cpe/judge/exposure.hpp"
#include "probe/cpe/judge/gate.hpp"
#include "probe/cpe/submission/delivery.hpp"
#include "probe/cpe/submission/record.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using measure::Exposure;
using measure::GatePart;
using measure::GateState;
using submission::Outcome;

namespace {

capture::Run committed(const std::string& name)
{
    return capture::read_run("tests/probe/cpe/captures/" + name).value();
}

GateState state(const std::vector<measure::GateFinding>& gate, GatePart part)
{
    return gate.at(static_cast<std::size_t>(part)).state;
}

}  // namespace

TEST_CASE("a committed run becomes a record that a collector reads back", "[cpe]")
{
    const auto run = committed("dhcpcd-dnsmasq-security");
    const auto record = submission::record_of(run, judge::judge(run));

    const auto sealed = codec::seal_device_run(
        {.run = record, .files = submission::files_of("tests/probe/cpe/captures/dhcpcd-dnsmasq-security").value()});
    REQUIRE(sealed);
    const auto opened = codec::open_device_run(*sealed);

    REQUIRE(opened);
    CHECK(opened->run.device.model == "dhcpcd+dnsmasq");
    CHECK(opened->run.frames_sha256 == record.frames_sha256);
    CHECK(opened->run.rows.size() == record.rows.size());
    CHECK(opened->files.size() == 3);
}

TEST_CASE("the gate of a committed run: what a host had, and what nobody looked at", "[cpe]")
{
    const auto steady = judge::look_at_gate(committed("dhcpcd-dnsmasq-steady"));
    const auto security = judge::look_at_gate(committed("dhcpcd-dnsmasq-security"));

    CHECK(state(steady, GatePart::address) == GateState::holds);
    CHECK(state(steady, GatePart::router) == GateState::holds);
    CHECK(state(steady, GatePart::udp) == GateState::holds);
    CHECK(state(steady, GatePart::tcp) == GateState::unknown);
    CHECK(state(security, GatePart::tcp) == GateState::holds);
    CHECK(state(security, GatePart::icmp) == GateState::holds);
}

TEST_CASE("what exposes users is a failure of a row that guards them, or a packet let in", "[cpe]")
{
    const auto& guards = *judge::find_row("SEC-10");
    const auto& policy = *judge::find_row("SEC-1");
    const auto& other = *judge::find_row("L-1");

    CHECK(judge::exposure_of(guards, judge::fail("a port answers")) == Exposure::open);
    CHECK(judge::exposure_of(guards, judge::pass("none answers")) == Exposure::guarded);
    CHECK(judge::exposure_of(policy, judge::info("in.tcp delivered (default-allow)")) == Exposure::open);
    CHECK(judge::exposure_of(policy, judge::info("in.tcp not delivered (default-deny)")) == Exposure::guarded);
    CHECK(judge::exposure_of(other, judge::fail("no router")) == Exposure::none);
}

TEST_CASE("only the collector's own confirmation counts as taken", "[cpe]")
{
    const auto [status, body, outcome] = GENERATE(table<int, std::string, Outcome>({
        {200, R"({"device":"0123","duplicate":true,"embargo":"","server_time":"2026-11-21T00:00:00Z"})", Outcome::taken},
        {200, "<html>welcome to the hotel</html>", Outcome::not_now},
        {503, R"({"type":"urn:x:disk_full","title":"full"})", Outcome::not_now},
        {429, R"({"type":"urn:x:quota_exceeded","title":"quota"})", Outcome::not_now},
        {401, R"({"type":"urn:x:token_unknown","title":"no"})", Outcome::refused},
        {409, R"({"type":"urn:x:run_differs","title":"differs"})", Outcome::refused},
        {422, R"({"type":"urn:x:run_unreadable","title":"bad"})", Outcome::refused},
    }));

    const auto attempt = submission::judge_answer(status, body);

    CHECK(attempt.outcome == outcome);
    CHECK((outcome == Outcome::taken) == attempt.error.what.empty());
}

TEST_CASE("without a token nothing is sent", "[cpe]")
{
    const auto attempt =
        submission::deliver({.url = "https://collector.example.test", .token_file = "/nonexistent/token"}, "aa", "bb");

    CHECK(attempt.outcome == Outcome::refused);
    CHECK_THAT(attempt.error.remedy, Catch::Contains("probe add"));
}
