#include "daemon/frame_file.hpp"

#include <catch2/catch.hpp>

namespace {

const std::string kHead = R"(schema = 1
country = "KE"
title = "t"
version = "1"
dated = 2026-11-21
source = "s"
)";

std::string target(const std::string& domain, const std::string& sector = "tax", const std::string& tier = "agency")
{
    return "[[target]]\ndomain = \"" + domain + "\"\norganisation = \"o\"\nsector = \"" + sector + "\"\ntier = \"" + tier +
           "\"\n";
}

}  // namespace

TEST_CASE("A frame is read with its defaults and its hash", "[daemon][frame]")
{
    const auto file = daemons::read_frame_text(kHead + target("example.test"), "ke.toml");

    REQUIRE(file.errors.empty());
    CHECK(file.frame.dated == "2026-11-21");
    CHECK_FALSE(file.frame.reviewed);
    CHECK(file.frame.targets[0].country == "KE");
    CHECK(file.frame.targets[0].roles == std::vector{measure::Role::web, measure::Role::dns});
    CHECK(file.frame.sha256.size() == 64);
}

TEST_CASE("What a frame may not say is refused", "[daemon][frame]")
{
    const auto body =
        GENERATE(as<std::string>{}, target("Example.test"), target("example"), target("-a.test"), target("a..test"),
                 target("a.test", "tacks"), target("a.test", "tax", "big"), std::string(),
                 target("a.test") + target("a.test"), target("a.test") + "roles = [\"fax\"]\n",
                 target("a.test") + "roles = [\"security\"]\n", target("a.test") + "consent = [\"exposed\"]\n",
                 target("a.test") + "guarded_paths = [\"admin\"]\n", target("a.test") + "guarded_paths = [\"/?q=1\"]\n");

    CHECK_FALSE(daemons::read_frame_text(kHead + body, "ke.toml").errors.empty());
}

TEST_CASE("What an owner agrees to is read word by word", "[daemon][frame]")
{
    const auto file = daemons::read_frame_text(
        kHead + target("a.test") + "consent = [\"exposure\", \"access\"]\nguarded_paths = [\"/admin/\", \"www.a.test/x\"]\n",
        "ke.toml");

    REQUIRE(file.errors.empty());
    CHECK(measure::consents(file.frame.targets[0], measure::consent::kExposure));
    CHECK_FALSE(measure::consents(file.frame.targets[0], measure::consent::kRateLimit));
    CHECK(file.frame.targets[0].guarded_paths.size() == 2);
}
