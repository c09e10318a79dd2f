#include "collector/serve/kept_answers.hpp"

#include <catch2/catch.hpp>

using collector::serve::KeptAnswers;

namespace {

http::Response response(const std::string& body)
{
    http::Response made;
    made.body = body;
    return made;
}

}  // namespace

TEST_CASE("an answer is kept until its address has a newer one", "[serve]")
{
    KeptAnswers kept;
    kept.keep("/a", "\"1-x\"", response("old"));
    kept.keep("/a", "\"1-x-gzip\"", response("zipped"));
    kept.keep("/a", "\"2-x\"", response("new"));

    CHECK(kept.find("/a", "\"1-x\"") == nullptr);
    CHECK(kept.find("/a", "\"2-x\"")->body == "new");
    CHECK(kept.find("/a", "\"1-x-gzip\"")->body == "zipped");
    CHECK(kept.find("/b", "\"2-x\"") == nullptr);
}

TEST_CASE("what was asked for longest ago makes room", "[serve]")
{
    KeptAnswers kept(4000);
    for (const auto* address : {"/1", "/2", "/3", "/4"}) {
        kept.keep(address, "\"1\"", response(std::string(900, 'x')));
    }
    REQUIRE(kept.find("/1", "\"1\"") != nullptr);

    kept.keep("/5", "\"1\"", response(std::string(900, 'x')));

    CHECK(kept.find("/1", "\"1\"") != nullptr);
    CHECK(kept.find("/2", "\"1\"") == nullptr);
    CHECK(kept.octets() <= 4000);
}

TEST_CASE("failures, streams and what would push out all else are not kept", "[serve]")
{
    KeptAnswers kept(4000);
    auto failed = response("no");
    failed.status = 503;
    kept.keep("/failed", "\"1\"", failed);
    kept.keep("/large", "\"1\"", response(std::string(2000, 'x')));

    CHECK(kept.find("/failed", "\"1\"") == nullptr);
    CHECK(kept.find("/large", "\"1\"") == nullptr);
    CHECK(kept.octets() == 0);
}
