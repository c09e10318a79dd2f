#include "collector/webhooks/courier.hpp"
#include "collector/webhooks/regression.hpp"
#include "collector/webhooks/signature.hpp"
#include "tests/fakes/fake_views.hpp"
#include "tests/fakes/scratch_directory.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace collector;
using measure::State;
using webhooks::Courier;
using webhooks::Sent;

namespace {

ChangeView change(const std::string& target, State before, State after, const std::string& round = "2026-11-21")
{
    return {.target = target, .country = "XA", .round = round, .before = {before, {}, ""}, .after = {after, {}, ""}};
}

ScoreRow score(double low, double high)
{
    ScoreRow row;
    row.country = "XA";
    row.window_last = "2026-11-21";
    row.index = (low + high) / 2;
    row.low = low;
    row.high = high;
    return row;
}

webhooks::Memory looked_at_before()
{
    return webhooks::news_of({}, {}, {}).memory;
}

}  // namespace

TEST_CASE("a service fell back when it is less than it was; down and unknown say nothing", "[webhooks]")
{
    const auto [before, after, worse] = GENERATE(table<State, State, bool>({
        {State::operational, State::partial, true},
        {State::operational, State::absent, true},
        {State::absent, State::broken, true},
        {State::broken, State::absent, false},
        {State::partial, State::operational, false},
        {State::operational, State::down, false},
        {State::operational, State::unknown, false},
        {State::unknown, State::broken, false},
    }));

    CHECK(webhooks::is_worse({before, {}, ""}, {after, {}, ""}) == worse);
}

TEST_CASE("what was there at the first look is not told, and nothing is told twice", "[webhooks]")
{
    const std::vector<ChangeView> changes{change("a", State::operational, State::broken)};
    CHECK(webhooks::news_of(changes, {}, {}).messages.empty());

    const auto first = webhooks::news_of(changes, {}, looked_at_before());
    REQUIRE(first.messages.size() == 1);
    const auto body = nlohmann::json::parse(first.messages[0].body);
    CHECK(body.at("kind") == "target_fell_back");
    CHECK(body.at("after").at("state") == "broken");
    CHECK(webhooks::news_of(changes, {}, first.memory).messages.empty());
    CHECK(webhooks::news_of(changes, {}, webhooks::read_memory(webhooks::memory_text(first.memory))).messages.empty());
}

TEST_CASE("a country fell when its interval lies below the one before; a tremble within it is not told", "[webhooks]")
{
    auto memory = webhooks::news_of({}, {score(0.50, 0.60)}, {}).memory;
    const auto look = [&](double low, double high) {
        auto news = webhooks::news_of({}, {score(low, high)}, memory);
        memory = news.memory;
        return news.messages.size();
    };

    CHECK(look(0.45, 0.55) == 0);
    CHECK(look(0.55, 0.65) == 0);
    CHECK(look(0.40, 0.49) == 1);
    CHECK(look(0.40, 0.49) == 0);
    CHECK(look(0.50, 0.60) == 0);
    CHECK(look(0.40, 0.49) == 1);
}

TEST_CASE("a service that was down or unknown in between is compared with what it was before", "[webhooks]")
{
    const auto between = GENERATE(State::unknown, State::down);
    auto memory = looked_at_before();
    const auto look = [&](State before, State after, const std::string& round) {
        auto news = webhooks::news_of({change("a", before, after, round)}, {}, memory);
        memory = webhooks::read_memory(webhooks::memory_text(news.memory));
        return news.messages;
    };

    CHECK(look(State::operational, between, "2026-11-21").empty());
    const auto told = look(between, State::broken, "2026-11-24");
    REQUIRE(told.size() == 1);
    CHECK(nlohmann::json::parse(told[0].body).at("before").at("state") == "operational");

    CHECK(look(State::broken, between, "2026-11-27").empty());
    CHECK(look(between, State::partial, "2026-11-30").empty());
    CHECK(memory.silent.empty());
    CHECK(look(State::partial, State::broken, "2026-12-03").size() == 1);
}

TEST_CASE("nothing is held against a service whose owner took IPv6 away by intent", "[webhooks]")
{
    auto memory = looked_at_before();
    memory = webhooks::news_of({change("a", State::operational, State::down, "2026-11-21")}, {}, memory).memory;
    memory = webhooks::news_of({change("a", State::down, State::intended_absent, "2026-11-22")}, {}, memory).memory;

    CHECK(
        webhooks::news_of({change("a", State::intended_absent, State::absent, "2026-11-23")}, {}, memory).messages.empty());
}

TEST_CASE("a country did not fall back because its rules or its list of targets changed", "[webhooks]")
{
    auto other = score(0.40, 0.49);
    (GENERATE(true, false) ? other.methodology_sha256 : other.frame_sha256) = "another";
    const auto before = webhooks::news_of({}, {score(0.50, 0.60)}, {}).memory;

    const auto changed = webhooks::news_of({}, {other}, webhooks::read_memory(webhooks::memory_text(before)));
    CHECK(changed.messages.empty());

    other.low = 0.20, other.high = 0.30, other.index = 0.25;
    other.document = R"({"frame":{"reviewed":false}})";
    const auto fell = webhooks::news_of({}, {other}, webhooks::read_memory(webhooks::memory_text(changed.memory))).messages;
    REQUIRE(fell.size() == 1);
    const auto body = nlohmann::json::parse(fell[0].body);
    CHECK(body.at("methodology_sha256") == other.methodology_sha256);
    CHECK(body.at("frame_sha256") == other.frame_sha256);
    CHECK(body.at("frame_reviewed") == false);
}

TEST_CASE("the signature is HMAC-SHA256 of time and body", "[webhooks]")
{
    // printf '1795000000.{}' | openssl dgst -sha256 -hmac Jefe
    CHECK(webhooks::signature("Jefe", 1795000000, "{}") ==
          "t=1795000000,v1=3e0af71d496cf886a635319b55c20c9920a32500a13d6b8521b2309a98347a0a");
}

TEST_CASE("special-purpose addresses are never reached unless they are allowed", "[webhooks]")
{
    const std::vector<measure::Prefix> loopback{measure::parse_prefix("::1/128").value()};
    const auto at = [](const char* literal) { return measure::parse_address(literal).value(); };

    for (const auto* literal : {"::1", "127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "fd00::1", "fe80::1",
                                "::ffff:127.0.0.1", "64:ff9b::7f00:1"}) {
        CAPTURE(literal);
        CHECK_FALSE(webhooks::may_reach(at(literal), {}));
    }
    CHECK(webhooks::may_reach(at("2a00:1450::1"), {}));
    CHECK(webhooks::may_reach(at("::1"), loopback));
    CHECK_FALSE(webhooks::may_reach(at("127.0.0.1"), loopback));
}

TEST_CASE("a message is tried again while it fails, so often and no oftener; a refusal is final", "[webhooks]")
{
    const auto [answers, tries, taken, lost] = GENERATE(table<std::vector<Sent>, std::size_t, std::size_t, std::size_t>({
        {{Sent::taken}, 1, 1, 0},
        {{Sent::failed, Sent::taken}, 2, 1, 0},
        {{Sent::refused}, 1, 0, 0},
        {{Sent::failed, Sent::failed, Sent::failed, Sent::failed, Sent::taken}, 4, 0, 1},
    }));
    const fakes::ScratchDirectory directory;
    fakes::FakeViews views;
    std::size_t asked = 0;
    const auto replies = answers;
    Courier courier(
        {.urls = {"https://hook.example.test/"}, .key = "k"}, directory.file("webhooks.json"),
        [&](const std::string&, const std::string&, const std::string&) { return replies.at(asked++); },
        [](int) { return true; });
    REQUIRE(courier.look(views, {}));
    views.change_rows = {change("a", State::operational, State::broken)};

    const auto delivery = courier.look(views, {}).value();

    CHECK(asked == tries);
    CHECK(delivery.taken == taken);
    CHECK(delivery.lost == lost);
}
