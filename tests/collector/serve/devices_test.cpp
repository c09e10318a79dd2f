#include "codec/device_run.hpp"
#include "collector/serve/requirements.hpp"
#include "tests/collector/serve/public_face.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using Catch::Contains;
using nlohmann::json;

namespace {

const std::string kOpen = codec::device_id({"acme", "r1", "1.0"});
const std::string kShut = codec::device_id({"acme", "r1", "2.0"});
const std::map<std::string, std::string> kBringer{{"authorization", "Bearer token-of-lab-1"}};
const std::map<std::string, std::string> kOther{{"authorization", "Bearer token-of-lab-2"}};

json row(const json& device, const std::string& id)
{
    for (const auto& it : device.at("rows")) {
        if (it.at("row") == id) {
            return it;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("the public learns that something is withheld and until when, not what", "[serve][cpe]")
{
    serving::PublicFace face;

    const auto response = face.ask("/api/v1/devices/" + kOpen);
    const auto device = json::parse(response.body);

    CHECK(device.at("withheld_until") == "2027-02-18");
    for (const auto* id : {"SEC-1", "SEC-10"}) {
        CHECK(row(device, id).at("verdict") == "withheld");
        CHECK(row(device, id).at("reason") == "");
        CHECK(row(device, id).at("packets").empty());
    }
    CHECK(row(device, "L-1").at("verdict") == "FAIL");
    CHECK(device.at("security").is_null());
    CHECK(device.at("score").is_null());
    CHECK(device.at("counts").at("FAIL") == 1);
    CHECK_THAT(response.body, !Contains("secret"));
}

TEST_CASE("the laboratory that brought the run sees everything, another one what the public sees", "[serve][cpe]")
{
    serving::PublicFace face;

    const auto own = face.ask("/api/v1/devices/" + kOpen, {}, kBringer);
    const auto device = json::parse(own.body);
    const auto other = json::parse(face.ask("/api/v1/devices/" + kOpen, {}, kOther).body);

    CHECK(device.at("withheld_until").is_null());
    CHECK(row(device, "SEC-10").at("verdict") == "FAIL");
    CHECK(device.at("security").at("value") == 0.5);
    CHECK(row(other, "SEC-10").at("verdict") == "withheld");
    CHECK(serving::header_of(own, "Cache-Control") == "no-store");
    CHECK(serving::header_of(own, "ETag").empty());
}

TEST_CASE("what the public reads is revalidated, and no cache gives it to the bearer of a token", "[serve][cpe]")
{
    serving::PublicFace face;

    const auto response = face.ask("/api/v1/devices");

    CHECK(serving::header_of(response, "Cache-Control") == "no-cache");
    CHECK_THAT(serving::header_of(response, "Vary"), Contains("Authorization"));
    CHECK_FALSE(serving::header_of(response, "ETag").empty());
}

TEST_CASE("no table tells what is withheld", "[serve][cpe]")
{
    serving::PublicFace face;
    const auto* path = GENERATE("/api/v1/devices", "/api/v1/exports/devices.csv", "/api/v1/exports/device-rows.csv",
                                "/api/v1/exports/requirements.csv", "/api/v1/requirements");

    const auto body = face.body_of(face.ask(path));
    CAPTURE(path);

    CHECK_THAT(body, !Contains("secret"));
    if (std::string(path).ends_with("device-rows.csv")) {
        CHECK_THAT(body, Contains("SEC-10,RFC 7084 section 4,MUST,withheld"));
    }
}

TEST_CASE("a released finding is told", "[serve][cpe]")
{
    serving::PublicFace face;
    face.devices.told = {{.device = kOpen, .row = "", .day = "2026-11-21", .reason = "mended"}};

    const auto device = json::parse(face.ask("/api/v1/devices/" + kOpen).body);

    CHECK(device.at("withheld_until").is_null());
    CHECK(row(device, "SEC-10").at("verdict") == "FAIL");
}

TEST_CASE("the list goes page by page, and by country and words", "[serve][cpe]")
{
    serving::PublicFace face;

    const auto first = json::parse(face.ask("/api/v1/devices", {{"limit", "1"}}).body);
    const auto next = first.at("next").get<std::string>();
    const auto at = next.find("cursor=") + 7;
    const auto cursor = next.substr(at, next.find('&', at) - at);
    const auto second = json::parse(face.ask("/api/v1/devices", {{"limit", "1"}, {"cursor", cursor}}).body);

    CHECK(first.at("devices").at(0).at("id") == kOpen);
    CHECK(second.at("devices").at(0).at("id") == kShut);
    CHECK(second.at("next").is_null());
    CHECK(json::parse(face.ask("/api/v1/devices", {{"q", "ACME r1 2"}}).body).at("devices").size() == 1);
    CHECK(json::parse(face.ask("/api/v1/devices", {{"country", "XA"}}).body).at("devices").size() == 2);
    CHECK(json::parse(face.ask("/api/v1/devices", {{"country", "FR"}}).body).at("devices").empty());
    CHECK(face.ask("/api/v1/devices/0000000000000000").status == 404);
}

TEST_CASE("two firmwares are compared row by row, withheld ones without telling", "[serve][cpe]")
{
    serving::PublicFace face;
    const auto path = "/api/v1/devices/" + kOpen + "/comparison/" + kShut;

    const auto rows = json::parse(face.ask(path).body).at("rows");
    const auto own = json::parse(face.ask(path, {}, kBringer).body).at("rows");

    const auto change = [](const json& all, const std::string& id) {
        for (const auto& it : all) {
            if (it.at("row") == id) {
                return it.at("change").get<std::string>();
            }
        }
        return std::string("absent");
    };
    CHECK(change(rows, "L-1") == "better");
    CHECK(change(rows, "SEC-10") == "other");
    CHECK(change(own, "SEC-10") == "better");
    CHECK(change(own, "SEC-1") == "same");
}

TEST_CASE("requirements have the texts of the laboratory and the share of devices that pass", "[serve][cpe]")
{
    serving::PublicFace face;
    const auto document = json::parse(face.ask("/api/v1/requirements").body);

    CHECK(document.at("devices") == 2);
    CHECK(document.at("requirements").size() == collector::serve::requirements().size());
    for (const auto& it : document.at("requirements")) {
        if (it.at("row") == "L-1") {
            CHECK(it.at("share") == 0.5);
            CHECK(it.at("failed") == 1);
            CHECK_FALSE(it.at("requirement").get<std::string>().empty());
        }
        if (it.at("row") == "SEC-10") {
            CHECK(it.at("withheld") == 1);
            CHECK(it.at("share") == 1.0);
        }
    }
}
