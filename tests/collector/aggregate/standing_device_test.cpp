#include "codec/device_run.hpp"
#include "collector/aggregate/device_market.hpp"
#include "collector/aggregate/standing_device.hpp"
#include "tests/fakes/device_samples.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using namespace collector::aggregate;
using measure::Exposure;
using measure::RowVerdict;
using samples::device_run;
using samples::found;
using samples::received;

namespace {

const StandingRow& row(const StandingDevice& device, const std::string& id)
{
    const auto it =
        std::find_if(device.rows.begin(), device.rows.end(), [&](const auto& each) { return each.finding.row == id; });
    REQUIRE(it != device.rows.end());
    return *it;
}

score::Methodology edition()
{
    score::Methodology rules;
    rules.should_value = 0.5;
    rules.cpe.gate = {measure::GatePart::address};
    rules.cpe.connectivity_groups = {"L"};
    rules.cpe.security_groups = {"SEC"};
    return rules;
}

}  // namespace

TEST_CASE("what the newest run did not see stands as the run before saw it", "[aggregate][cpe]")
{
    const std::vector<DeviceRunRow> runs{
        received(device_run('a', "1", {found("L-1", RowVerdict::fail), found("L-2", RowVerdict::pass)}, "2026-11-10"), 1),
        received(
            device_run('b', "1", {found("L-1", RowVerdict::pass), found("L-2", RowVerdict::not_observed)}, "2026-11-20"),
            2)};

    const auto devices = standing_devices(runs);

    REQUIRE(devices.size() == 1);
    CHECK(devices[0].runs.front()->position == 2);
    CHECK(row(devices[0], "L-1").finding.verdict == RowVerdict::pass);
    CHECK(row(devices[0], "L-2").finding.verdict == RowVerdict::pass);
    CHECK(row(devices[0], "L-2").run == std::string(64, 'a'));
    CHECK_FALSE(row(devices[0], "L-1").dissent);
}

TEST_CASE("another firmware is another device; another laboratory may dissent", "[aggregate][cpe]")
{
    std::vector<DeviceRunRow> runs{received(device_run('a', "1", {found("L-1", RowVerdict::fail)}, "2026-11-10"), 1),
                                   received(device_run('b', "1", {found("L-1", RowVerdict::pass)}, "2026-11-20"), 2),
                                   received(device_run('c', "2", {found("L-1", RowVerdict::pass)}, "2026-11-20"), 3)};
    runs[0].probe = "lab-2";

    const auto devices = standing_devices(runs);

    REQUIRE(devices.size() == 2);
    CHECK(row(devices[0], "L-1").dissent);
    CHECK(row(devices[0], "L-1").finding.verdict == RowVerdict::pass);
}

TEST_CASE("a finding that exposes users hides every row that could, until the day", "[aggregate][cpe]")
{
    const std::vector<DeviceRunRow> runs{
        received(device_run('a', "1",
                            {found("L-1", RowVerdict::fail), found("SEC-1", RowVerdict::pass, Exposure::guarded),
                             found("SEC-10", RowVerdict::fail, Exposure::open)}))};
    const auto device = standing_devices(runs).front();

    const auto today = withheld_on(device, {}, "2026-11-21");
    CHECK(today.rows == std::set<std::string>{"SEC-1", "SEC-10"});
    CHECK(today.until == "2027-02-18");
    CHECK(withheld_on(device, {}, "2027-02-17").any());
    CHECK_FALSE(withheld_on(device, {}, "2027-02-18").any());
}

TEST_CASE("a device that exposes nobody has nothing to hide", "[aggregate][cpe]")
{
    const std::vector<DeviceRunRow> runs{
        received(device_run('a', "1", {found("SEC-1", RowVerdict::pass, Exposure::guarded)}))};

    CHECK_FALSE(withheld_on(standing_devices(runs).front(), {}, "2026-11-21").any());
}

TEST_CASE("a release tells one finding while another is still withheld, and may put a day off", "[aggregate][cpe]")
{
    const std::vector<DeviceRunRow> runs{received(device_run(
        'a', "1", {found("SEC-1", RowVerdict::warn, Exposure::open), found("SEC-10", RowVerdict::fail, Exposure::open)}))};
    const auto device = standing_devices(runs).front();
    std::vector<DeviceRelease> releases{{.device = device.id, .row = "SEC-1", .day = "2026-11-01", .reason = ""}};

    CHECK(withheld_on(device, releases, "2026-11-21").rows == std::set<std::string>{"SEC-10"});
    releases.push_back({.device = device.id, .row = "SEC-10", .day = "2028-01-01", .reason = "not mended"});
    CHECK(withheld_on(device, releases, "2027-06-01").until == "2028-01-01");
    releases.push_back({.device = device.id, .row = "", .day = "2027-01-01", .reason = ""});
    CHECK_FALSE(withheld_on(device, releases, "2027-01-01").any());
    CHECK(withheld_on(device, {{{.device = "another", .row = "", .day = "2026-01-01", .reason = ""}}}, "2026-11-21").any());
}

TEST_CASE("the day that was promised first stays, however often the finding comes in again", "[aggregate][cpe]")
{
    const auto rows = std::vector{found("SEC-10", RowVerdict::fail, Exposure::open)};
    const std::vector<DeviceRunRow> runs{received(device_run('a', "1", rows, "2026-11-01"), 1, "2027-01-30"),
                                         received(device_run('b', "1", rows, "2026-12-01"), 2, "2027-03-01")};

    CHECK(withheld_on(standing_devices(runs).front(), {}, "2026-12-02").until == "2027-01-30");
}

TEST_CASE("a market by installed base: what nobody measured and nobody counted is unknown", "[aggregate][cpe]")
{
    const std::vector<DeviceRunRow> runs{received(device_run('a', "1", {found("L-1", RowVerdict::pass)})),
                                         received(device_run('b', "2", {found("L-1", RowVerdict::fail)}), 2)};
    const std::vector<InstalledRow> lines{
        {.country = "KE", .maker = "acme", .model = "r1", .firmware = "", .share = 0.4, .dated = "2026-09-30", .source = "A"},
        {.country = "KE", .maker = "other", .model = "x", .firmware = "", .share = 0.3, .dated = "2026-06-30", .source = "A"},
        {.country = "FR", .maker = "acme", .model = "r1", .firmware = "", .share = 1, .dated = "2026-09-30", .source = "B"}};

    const auto market = device_market("KE", runs, lines, edition());

    CHECK(market.by_installed_base);
    REQUIRE(market.models.size() == 4);
    CHECK(*market.models[0].installed == Approx(0.2));
    CHECK(*market.models[1].installed == Approx(0.2));
    CHECK_FALSE(market.models[2].gate);
    CHECK(*market.models[3].installed == Approx(0.3));
    CHECK(market.measured == 2);
    CHECK(market.dated == "2026-06-30");
    CHECK(market.sources == std::vector<std::string>{"A"});
}

TEST_CASE("a line for one firmware takes it out of the line for the model", "[aggregate][cpe]")
{
    const std::vector<DeviceRunRow> runs{received(device_run('a', "1", {found("L-1", RowVerdict::pass)})),
                                         received(device_run('b', "2", {found("L-1", RowVerdict::fail)}), 2)};
    const std::vector<InstalledRow> lines{
        {.country = "KE", .maker = "acme", .model = "r1", .firmware = "2", .share = 0.1, .dated = "2026-09-30", .source = "A"},
        {.country = "KE", .maker = "acme", .model = "r1", .firmware = "", .share = 0.9, .dated = "2026-09-30", .source = "A"}};

    const auto market = device_market("KE", runs, lines, edition());

    REQUIRE(market.models.size() == 2);
    CHECK(*market.models[0].installed == Approx(0.1));
    CHECK(*market.models[0].connectivity.value == Approx(0));
    CHECK(*market.models[1].connectivity.value == Approx(1));
}

TEST_CASE("without figures of a regulator the devices of the country's laboratories count alike", "[aggregate][cpe]")
{
    const std::vector<DeviceRunRow> runs{received(device_run('a', "1", {found("L-1", RowVerdict::pass)}))};

    CHECK(device_market("KE", runs, {}, edition()).models.size() == 1);
    CHECK_FALSE(device_market("KE", runs, {}, edition()).by_installed_base);
    CHECK(device_market("FR", runs, {}, edition()).models.empty());
}

TEST_CASE("4.4: a run counts from its day on, for two rounds of thirty days", "[aggregate][cpe]")
{
    const std::vector<DeviceRunRow> runs{received(device_run('a', "1", {found("L-1", RowVerdict::pass)}, "2026-11-20"))};

    CHECK(runs_for(runs, "2026-11-19", edition()).empty());
    CHECK(runs_for(runs, "2026-11-20", edition()).size() == 1);
    CHECK(runs_for(runs, "2027-01-18", edition()).size() == 1);
    CHECK(runs_for(runs, "2027-01-20", edition()).empty());
}
