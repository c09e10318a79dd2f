#include "tests/collector/ingest/reception.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using namespace collector::ingest;
using Catch::Contains;

TEST_CASE("a batch is acknowledged once it is on the ledger, with context and sender", "[ingest]")
{
    Reception reception;

    const auto response = reception.receive(reception.post(1, sealed(1)));

    CHECK(response.status == 200);
    CHECK_THAT(response.body, Contains("\"duplicate\":false") && Contains("\"acked\":1") && Contains("\"server_time\""));
    REQUIRE(reception.ledger.entries.size() == 1);
    const auto& received = std::get<ReceivedBatch>(reception.ledger.entries[0].fact);
    CHECK(received.sender.probe == "probe-a");
    CHECK(received.batch.sha256 == codec::sha256(sealed(1)));
    REQUIRE(received.context.addresses.size() == 1);
    CHECK(received.context.addresses[0].as_number == 64500);
    CHECK(reception.index.told == 1);
}

TEST_CASE("F11: the same batch again is a duplicate, whether the index has it or not", "[ingest][fault]")
{
    Reception reception;
    REQUIRE(reception.receive(reception.post(1, sealed(1))).status == 200);
    if (GENERATE(false, true)) {
        reception.index.at = 1;
        reception.store.batches[{"probe-a", kStream, 1}] = codec::sha256(sealed(1));
        reception.store.contiguous_up_to = 1;
    }

    const auto response = reception.receive(reception.post(1, sealed(1)));

    CHECK(response.status == 200);
    CHECK_THAT(response.body, Contains("\"duplicate\":true") && Contains("\"acked\":1"));
    CHECK(reception.ledger.entries.size() == 1);
}

TEST_CASE("a batch that a crash left on the ledger but not in the index is a duplicate after the start", "[ingest][fault]")
{
    Reception before;
    REQUIRE(before.receive(before.post(1, sealed(1))).status == 200);
    Reception after;
    after.receiver.remember(before.ledger.entries[0]);

    const auto response = after.receive(after.post(1, sealed(1)));

    CHECK_THAT(response.body, Contains("\"duplicate\":true"));
    CHECK(after.ledger.entries.empty());
}

TEST_CASE("F10: other bytes under the same identity are refused, the first stays and the second is kept aside",
          "[ingest][fault]")
{
    Reception reception;
    REQUIRE(reception.receive(reception.post(1, sealed(1))).status == 200);

    const auto response = reception.receive(reception.post(1, sealed(1, "another")));

    CHECK(response.status == 409);
    CHECK(reception.ledger.entries.size() == 1);
    CHECK_FALSE(std::filesystem::is_empty(reception.directory.path() / "conflicts"));
    CHECK(reception.observed.back() == "batch_differs");
}

TEST_CASE("F9: what the envelope claims must agree with path and token", "[ingest][fault]")
{
    Reception reception;
    auto moved = reception.post(2, sealed(1));
    auto elsewhere = reception.post(1, sealed(1));
    elsewhere.path = "/v1/batches/" + std::string(32, 'b') + "/1";

    CHECK(reception.receive(std::move(moved)).status == 422);
    CHECK(reception.receive(std::move(elsewhere)).status == 422);
    CHECK(reception.receive(reception.post(1, sealed(1, "n", "probe-b"))).status == 403);
    CHECK(reception.receive(reception.post(1, sealed(1, "n", "probe-a", "probe-b"))).status == 403);
    CHECK(reception.ledger.entries.empty());
}

TEST_CASE("F9: a batch truncated at every octet changes nothing", "[ingest][fault]")
{
    Reception reception;
    const auto whole = sealed(1);

    for (std::size_t length = 0; length < whole.size(); ++length) {
        CHECK(reception.receive(reception.post(1, whole.substr(0, length))).status == 422);
    }

    CHECK(reception.ledger.entries.empty());
    CHECK(reception.receive(reception.post(1, whole)).status == 200);
}

TEST_CASE("F5: while the ledger cannot take it the probe is told to come back, and later it can", "[ingest][fault]")
{
    Reception reception;
    reception.ledger.refusal = measure::Error{.what = "No space left on device"};

    const auto refused = reception.receive(reception.post(1, sealed(1)));
    reception.ledger.refusal.reset();

    CHECK(refused.status == 503);
    CHECK(std::ranges::count(refused.headers, std::pair<std::string, std::string>("Retry-After", "30")) == 1);
    CHECK(reception.receive(reception.post(1, sealed(1))).status == 200);
}

TEST_CASE("a revocation holds from the next request on, also between header and body", "[ingest]")
{
    Reception reception;
    const auto request = reception.post(1, sealed(1));
    REQUIRE_FALSE(reception.receiver.admit(request));

    reception.store.registered.clear();

    CHECK(reception.receiver.admit(request)->status == 401);
    CHECK(reception.receive(request).status == 401);
}

TEST_CASE("admission refuses before the body: identity, size, room, method, path", "[ingest][fault]")
{
    Reception reception;
    auto request = reception.post(1, sealed(1));
    int status = 0;

    SECTION("no token")
    {
        request.headers.erase("authorization");
        status = 401;
    }
    SECTION("a wrong token")
    {
        request.headers["authorization"] = "Bearer nonsense";
        status = 401;
    }
    SECTION("another scheme")
    {
        request.headers["authorization"] = "Basic " + kToken;
        status = 401;
    }
    SECTION("no length")
    {
        request.headers.erase("content-length");
        status = 411;
    }
    SECTION("a length that is none")
    {
        request.headers["content-length"] = "12x";
        status = 411;
    }
    SECTION("too long")
    {
        request.headers["content-length"] = "99999999999";
        status = 413;
    }
    SECTION("a full disk")
    {
        reception.room = false;
        status = 503;
    }
    SECTION("the wrong method")
    {
        request.method = "PUT";
        status = 405;
    }
    SECTION("another path")
    {
        request.path = "/v1/batches";
        status = 404;
    }

    const auto refusal = reception.receiver.admit(request);
    REQUIRE(refusal);
    CHECK(refusal->status == status);
    CHECK_THAT(refusal->body, Contains("urn:sextant:problem:"));
}

TEST_CASE("a probe that sends too often waits, and is told how long", "[ingest]")
{
    Reception reception;
    const auto request = reception.post(1, sealed(1));
    for (int i = 0; i < 120; ++i) {
        REQUIRE_FALSE(reception.receiver.admit(request));
    }

    const auto refusal = reception.receiver.admit(request);

    REQUIRE(refusal);
    CHECK(refusal->status == 429);
    CHECK(std::ranges::count(refusal->headers, "Retry-After", &std::pair<std::string, std::string>::first) == 1);
}

TEST_CASE("the collector tells its time to anyone", "[ingest]")
{
    Reception reception;

    const auto response = reception.receive({.method = "GET", .path = "/v1/time"});

    CHECK(response.status == 200);
    CHECK_THAT(response.body, Contains("2023-11-14T22:13:20.000000Z"));
}

TEST_CASE("a registered probe learns who opted out, by the frames in force; nobody else does", "[ingest]")
{
    Reception reception;
    reception.store.framed = {
        {.country = "AA", .targets = {{.domain = "out.test", .opt_out = true}, {.domain = "in.test"}}}};
    http::Request request{.method = "GET", .path = "/v1/opt-outs", .headers = {{"authorization", "Bearer " + kToken}}};
    auto stranger = request;
    stranger.headers.clear();

    CHECK_FALSE(reception.receiver.admit(request));
    const auto response = reception.receive(request);

    CHECK(response.status == 200);
    CHECK_THAT(response.body, Contains("\"domains\":[\"out.test\"]") && Contains("server_time"));
    CHECK(reception.receiver.admit(stranger)->status == 401);
    CHECK(reception.receive(stranger).status == 401);
    CHECK(reception.ledger.entries.empty());
}
