#include "collector/ingest/device_desk.hpp"
#include "tests/collector/ingest/office_samples.hpp"
#include "tests/fakes/device_samples.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using namespace collector::ingest;
using Catch::Contains;
using measure::Exposure;
using measure::RowVerdict;

namespace {

codec::DeviceSubmission submission(RowVerdict verdict = RowVerdict::pass, Exposure exposure = Exposure::guarded)
{
    return {.run = samples::device_run('a', "1.0", {samples::found("SEC-10", verdict, exposure)}, "2023-11-14"),
            .files = {{"run.json", "{}"}}};
}

std::string sealed_run(const codec::DeviceSubmission& submission)
{
    return codec::seal_device_run(submission).value();
}

/// A desk with everything it needs, and two laboratories that are registered.
class Desk {
public:
    MemoryLedger ledger;
    RegistryStore store;
    fakes::FakeDevices devices;
    StandingIndex index;
    std::vector<std::string> observed;
    bool room = true;
    DeviceDesk desk{DeskEdge{.ledger = ledger,
                             .store = store,
                             .devices = devices,
                             .index = index,
                             .now = [] { return measure::Timestamp(std::chrono::seconds(1'700'000'000)); },
                             .has_room = [this] { return room; },
                             .observe = [this](const Received& it) { observed.emplace_back(it.word); }},
                    DeskLimits{}};

    Desk()
    {
        store.registered = {{.probe = "lab-1", .country = "KE", .token_sha256 = codec::sha256("token-1")},
                            {.probe = "lab-2", .country = "KE", .token_sha256 = codec::sha256("token-2")}};
    }

    http::Response post(std::string body, const std::string& token = "token-1", char digest = 'a')
    {
        return answer_of(desk, request_of("POST", "/v1/device-runs/" + std::string(64, digest), token, std::move(body)));
    }
};

}  // namespace

TEST_CASE("a run is acknowledged once it is on the ledger, with its sender and its embargo", "[ingest][cpe]")
{
    Desk it;
    const auto body = sealed_run(submission(RowVerdict::fail, Exposure::open));

    const auto response = it.post(body);

    CHECK(response.status == 200);
    CHECK_THAT(response.body, Contains("\"duplicate\":false") && Contains("\"embargo\":\"2024-02-12\""));
    REQUIRE(it.ledger.entries.size() == 1);
    const auto& kept = std::get<ReceivedDeviceRun>(it.ledger.entries[0].fact);
    CHECK(kept.bytes == body);
    CHECK(kept.sender.probe == "lab-1");
    CHECK(kept.embargo == "2024-02-12");
    CHECK(it.index.told == 1);
}

TEST_CASE("the same run again is a duplicate, whether the index has it or not, also after a crash", "[ingest][cpe]")
{
    Desk it;
    const auto body = sealed_run(submission());
    REQUIRE(it.post(body).status == 200);
    const auto way = GENERATE(0, 1, 2);
    Desk after;
    auto& asked = way == 2 ? after : it;
    if (way == 1) {
        it.index.at = 1;
        it.devices.known[std::string(64, 'a')] = {.probe = "lab-1", .sha256 = codec::sha256(body), .embargo = "2024-02-12"};
    }
    if (way == 2) {
        after.desk.remember(it.ledger.entries[0]);
    }

    const auto response = asked.post(body);

    CHECK(response.status == 200);
    CHECK_THAT(response.body, Contains("\"duplicate\":true"));
    CHECK(asked.ledger.entries.size() == (way == 2 ? 0U : 1U));
}

TEST_CASE("other verdicts on the same frames are refused unless they say that they were judged anew", "[ingest][cpe]")
{
    Desk it;
    REQUIRE(it.post(sealed_run(submission())).status == 200);
    auto other = submission(RowVerdict::warn, Exposure::open);

    const auto refused = it.post(sealed_run(other));
    other.run.rejudged = true;
    const auto taken = it.post(sealed_run(other));

    CHECK(refused.status == 409);
    CHECK_THAT(refused.body, Contains("run_differs"));
    CHECK(taken.status == 200);
    CHECK(it.ledger.entries.size() == 2);
}

TEST_CASE("a run of another laboratory is not taken twice", "[ingest][cpe]")
{
    Desk it;
    REQUIRE(it.post(sealed_run(submission())).status == 200);

    const auto refused = it.post(sealed_run(submission()), "token-2");

    CHECK(refused.status == 409);
    CHECK_THAT(refused.body, Contains("foreign_run"));
    CHECK(it.ledger.entries.size() == 1);
}

TEST_CASE("what cannot be taken is refused with its kind", "[ingest][cpe]")
{
    Desk it;
    auto future = submission();
    future.run.began = measure::Timestamp(std::chrono::seconds(1'700'100'000));

    CHECK(it.post(sealed_run(submission()), "nobody's").status == 401);
    CHECK_THAT(it.post("no zstd").body, Contains("run_unreadable"));
    CHECK_THAT(it.post(sealed_run(submission()), "token-1", 'b').body, Contains("other frames"));
    CHECK_THAT(it.post(sealed_run(future)).body, Contains("future"));
    CHECK(it.post(std::string((1U << 20U) + 1, 'x')).status == 413);
    it.ledger.refusal = measure::Error{.what = "full", .where = {}, .remedy = {}};
    CHECK(it.post(sealed_run(submission())).status == 503);
    it.room = false;
    CHECK(it.post(sealed_run(submission())).status == 503);
    CHECK(it.ledger.entries.empty());
}

TEST_CASE("only POST to a digest is for the desk", "[ingest][cpe]")
{
    Desk it;
    const http::Request other{.method = "GET", .path = "/v1/time"};
    http::Request get{.method = "GET", .path = "/v1/device-runs/" + std::string(64, 'a')};
    http::Request odd{.method = "POST", .path = "/v1/device-runs/../x"};

    CHECK_FALSE(DeviceDesk::is_for(other));
    CHECK(DeviceDesk::is_for(get));
    CHECK(it.desk.admit(get)->status == 405);
    CHECK(it.desk.admit(odd)->status == 404);
}
