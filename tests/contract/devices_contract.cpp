#include "codec/device_run.hpp"
#include "tests/contract/store_contract.hpp"
#include "tests/contract/store_samples.hpp"
#include "tests/fakes/device_samples.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using measure::RowVerdict;
using samples::device_run;
using samples::found;

namespace contract {
namespace {

IndexEntry run_entry(std::uint64_t position, measure::DeviceRun run)
{
    auto row = samples::received(std::move(run), position);
    IndexEntry entry{.position = position, .at = row.received};
    entry.device_run = std::move(row);
    return entry;
}

IndexEntry installed_entry(std::uint64_t position, int day, const std::string& country, double share)
{
    IndexEntry entry{.position = position, .at = noon(day)};
    entry.installed = InstalledTable{.sha256 = "ff",
                                     .rows = {{.country = country,
                                               .maker = "acme",
                                               .model = "r1",
                                               .firmware = "",
                                               .share = share,
                                               .dated = "2026-09-30",
                                               .source = "Report"}}};
    return entry;
}

}  // namespace

void hold_to_devices_contract(const OpenStore& open)
{
    SECTION("a run comes back as it was, and of one that was judged again the last judgement")
    {
        const auto index = open();
        const auto first = device_run('a', "1", {found("L-1", RowVerdict::fail)});
        const auto again = device_run('a', "1", {found("L-1", RowVerdict::pass)});
        REQUIRE(index.store->apply(run_entry(1, first)));
        REQUIRE(index.store->apply(run_entry(2, device_run('b', "2", {found("L-1", RowVerdict::warn)}))));
        CHECK(index.devices->runs(measure::Timestamp::max()).value().size() == 2);
        REQUIRE(index.store->apply(run_entry(3, again)));

        const auto runs = index.devices->runs(measure::Timestamp::max()).value();
        REQUIRE(runs.size() == 2);
        CHECK(runs[1].position == 3);
        CHECK(codec::to_json_line(runs[1].run) == codec::to_json_line(again));
        CHECK(runs[0].embargo == "2027-02-18");
        CHECK(runs[0].has_capture);
        CHECK(index.devices->find_run(std::string(64, 'a')).value()->probe == "lab-1");
        CHECK_FALSE(index.devices->find_run(std::string(64, 'c')).value());
        CHECK(index.devices->runs(measure::Timestamp()).value().empty());
    }

    SECTION("an import replaces what was known of its countries and of no other; an older moment sees the older one")
    {
        const auto index = open();
        REQUIRE(index.store->apply(installed_entry(1, 10, "KE", 0.5)));
        REQUIRE(index.store->apply(installed_entry(2, 11, "FR", 0.7)));
        REQUIRE(index.store->apply(installed_entry(3, 12, "KE", 0.6)));

        const auto now = index.devices->installed(noon(20)).value();
        REQUIRE(now.size() == 2);
        CHECK(now[0].country == "FR");
        CHECK(now[1].share == 0.6);
        CHECK(index.devices->installed(noon(10)).value().at(0).share == 0.5);
        CHECK(index.devices->installed(noon(9)).value().empty());
        CHECK(index.views->document(DocumentKind::installed_base, "KE", "").value() == std::uint64_t{3});
        CHECK(index.views->document(DocumentKind::installed_base, "FR", "").value() == std::uint64_t{2});
        CHECK_FALSE(index.views->document(DocumentKind::installed_base, "XA", "").value());
    }

    SECTION("releases come in their order, and all of it is in the export")
    {
        const auto index = open();
        IndexEntry entry{.position = 1, .at = noon(10)};
        entry.release = DeviceRelease{.device = "0123", .row = "SEC-10", .day = "2026-12-01", .reason = "mended"};
        REQUIRE(index.store->apply(entry));

        CHECK(index.devices->releases().value().at(0).row == "SEC-10");
        CHECK_THAT(index.store->canonical_export().value(), Catch::Contains("\"view\":\"device_release\""));
    }
}

}  // namespace contract
