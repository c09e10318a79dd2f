#include "probe/scrape/doorman.hpp"

#include <catch2/catch.hpp>

using probe::scrape::Doorman;

namespace {

std::vector<measure::Frame> frames()
{
    measure::Frame frame{.country = "AA"};
    frame.targets.push_back({.domain = "in.test", .sector = "health", .hosts = {"portal.in.test"}});
    frame.targets.push_back({.domain = "out.test", .opt_out = true});
    return {frame};
}

}  // namespace

TEST_CASE("a target of a frame comes as its frame describes it", "[scrape]")
{
    const Doorman doorman(frames(), {}, false);

    CHECK(doorman.admit("in.test")->sector == "health");
    CHECK(doorman.admit("www.in.test"));
    CHECK(doorman.admit("portal.in.test"));
}

TEST_CASE("strangers are refused unless they are listed or anybody may be measured", "[scrape]")
{
    CHECK(!Doorman(frames(), {}, false).admit("stranger.test"));
    CHECK(Doorman(frames(), {"stranger.test"}, false).admit("stranger.test"));
    CHECK(Doorman(frames(), {}, true).admit("stranger.test"));
}

TEST_CASE("whoever opted out is measured by nobody's wish, nor is anything below the name", "[scrape]")
{
    const Doorman doorman(frames(), {"out.test", "www.out.test"}, true);

    for (const auto* domain : {"out.test", "www.out.test", "a.b.out.test"}) {
        CAPTURE(domain);
        const auto refused = doorman.admit(domain);
        REQUIRE(!refused);
        CHECK(refused.error().what.find("asked not to be measured") != std::string::npos);
    }
    CHECK(doorman.admit("about.test"));
}

TEST_CASE("what an owner agreed to once a round is not done at a scraper's pace", "[scrape]")
{
    auto agreed = frames();
    agreed[0].targets[0].consent = {"exposure"};

    CHECK(Doorman(agreed, {}, false).admit("in.test")->consent.empty());
}

TEST_CASE("whoever the collector says opted out is refused from then on, and taken again when the word is taken back",
          "[scrape]")
{
    const auto withdrawn = std::make_shared<Doorman::Names>();
    const Doorman doorman(frames(), {}, true, withdrawn);
    REQUIRE(doorman.admit("portal.in.test"));

    withdrawn->insert("in.test");

    CHECK_FALSE(doorman.admit("portal.in.test"));
    withdrawn->clear();
    CHECK(doorman.admit("portal.in.test"));
}
