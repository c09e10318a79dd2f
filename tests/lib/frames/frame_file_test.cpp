#include "frames/frame_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using measure::Role;

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

measure::Target only_target(const std::string& more)
{
    const auto file = frames::read_frame_text(kHead + target("example.test") + more, "ke.toml");
    CAPTURE(more);
    REQUIRE(file.errors.empty());
    return file.frame.targets.at(0);
}

}  // namespace

TEST_CASE("A frame is read with its defaults and its hash", "[frames]")
{
    const auto file = frames::read_frame_text(kHead + target("example.test"), "ke.toml");

    REQUIRE(file.errors.empty());
    CHECK(file.frame.dated == "2026-11-21");
    CHECK_FALSE(file.frame.reviewed);
    CHECK(file.frame.targets[0].country == "KE");
    CHECK(file.frame.targets[0].roles == std::vector{Role::web, Role::dns});
    CHECK(file.frame.targets[0].review.state == measure::ReviewState::unreviewed);
    CHECK(file.frame.sha256.size() == 64);
}

TEST_CASE("What a frame may not say is refused", "[frames]")
{
    const auto consent = std::string("[[target.consents]]\nto = \"exposure\"\n");
    const auto absence = std::string("[[target.absences]]\nby = \"o\"\non = 2026-11-21\n");
    const auto body = GENERATE_COPY(
        as<std::string>{}, target("Example.test"), target("example"), target("-a.test"), target("a..test"),
        target("p\u0430ypal.test"), target("a.test", "tacks"), target("a.test", "tax", "big"), std::string(),
        target("a.test") + target("a.test"), target("bücher.test") + target("xn--bcher-kva.test"),
        target("a.test") + "roles = [\"fax\"]\n", target("a.test") + "hosts = [\"a b\"]\n",
        target("a.test") + "duties.fax = [\"a.test\"]\n", target("a.test") + "duties.mail = [\"a.test\", \"b.test\"]\n",
        target("a.test") + "review = \"reviewed\"\n", target("a.test") + "review = \"liked\"\n", target("a.test") + consent,
        target("a.test") + absence + "role = \"web\"\n",
        target("a.test") + "roles = [\"web\"]\n" + absence + "role = \"web\"\nkind = \"no_service\"\n");

    CHECK_FALSE(frames::read_frame_text(kHead + body, "ke.toml").errors.empty());
}

TEST_CASE("A name of any script is kept as A-labels, with the form people read beside it", "[frames][idn]")
{
    const auto file =
        frames::read_frame_text(kHead + target("правительство.рф") + "hosts = [\"вход.правительство.рф\"]\n", "f");

    REQUIRE(file.errors.empty());
    const auto& it = file.frame.targets[0];
    CHECK(it.domain == "xn--80aealotwbjpid2k.xn--p1ai");
    CHECK(it.unicode == "правительство.рф");
    CHECK(it.hosts == std::vector<std::string>{"xn--b1ae3a1a.xn--80aealotwbjpid2k.xn--p1ai"});
}

TEST_CASE("W-1: a duty names a host, which is then looked at beside the domain and www", "[frames]")
{
    const auto it =
        only_target("hosts = [\"itax.example.test\"]\nduties.login = [\"itax.example.test\", \"id.example.test\"]\n"
                    "duties.api = [\"api.example.test\"]\nduties.mail = [\"mail.example.test\"]\n");

    CHECK(it.duties.size() == 4);
    CHECK(measure::web_names(it) == std::vector<std::string>{"example.test", "www.example.test", "itax.example.test",
                                                             "id.example.test", "api.example.test"});
    CHECK(measure::mail_domain(it) == "mail.example.test");
    CHECK(measure::mail_domain(only_target("")) == "example.test");
}

TEST_CASE("An absence on record takes the role out of judgement, or out of the target", "[frames]")
{
    const auto it = only_target("[[target.absences]]\nrole = \"web\"\nkind = \"ipv4_only\"\nwhy = \"legacy\"\nby = \"o\"\n"
                                "on = 2026-11-21\n[[target.absences]]\nrole = \"dns\"\nkind = \"no_service\"\nby = \"o\"\n"
                                "on = 2026-11-21\n");

    CHECK(it.intended_absent == std::vector{Role::web});
    CHECK(it.roles == std::vector{Role::web});
    CHECK(it.absences.size() == 2);
}

TEST_CASE("Consent counts with who and when; without them it is told", "[frames]")
{
    const auto it = only_target("[[target.consents]]\nto = \"exposure\"\nby = \"office\"\non = 2026-11-21\n");
    const auto bare = frames::read_frame_text(kHead + target("a.test") + "consent = [\"exposure\"]\n", "f");

    CHECK(it.consent == std::vector<std::string>{"exposure"});
    CHECK(it.consents.at(0).by == "office");
    CHECK(bare.errors.empty());
    REQUIRE(bare.notes.size() == 1);
    CHECK(bare.notes[0].what.find("exposure") != std::string::npos);
}

TEST_CASE("A reviewed frame has reviewed its targets, but for those in dispute", "[frames]")
{
    const auto head = kHead + "reviewed = true\nreviewer = \"r\"\nreviewed_on = 2026-11-21\n";
    const auto file = frames::read_frame_text(
        head + target("a.test") + target("b.test") + "review = \"disputed\"\nreviewer = \"s\"\n", "f");

    REQUIRE(file.errors.empty());
    CHECK(file.frame.targets[0].review == measure::Review{measure::ReviewState::reviewed, "r", "2026-11-21"});
    CHECK(file.frame.targets[1].review.by == "s");
}
