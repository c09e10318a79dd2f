#include "codec/evidence_json.hpp"
#include "codec/fields.hpp"
#include "tests/lib/checks/path_builder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

measure::Evidence full()
{
    const auto now = measure::parse_rfc3339("2026-11-21T08:00:00Z").value();
    measure::Evidence evidence{.vantage = evidence_builder::proved_vantage()};
    evidence.task.round = "2026-11-21";
    path_builder::stand_behind(evidence, path_builder::gate());
    path_builder::translate(evidence);
    evidence.translated.front().made_up = true;
    evidence.translated.back().lookup = measure::Failure{};
    evidence.vantage.before.identity = path_builder::identity();
    evidence.vantage.before.identity->description->expires = now;
    evidence.path.fetches = {path_builder::hang(), path_builder::large_answer()};
    measure::EchoProbe echo{.address = evidence_builder::address("2d00::1"), .started = now};
    echo.failure = measure::Failure{.kind = measure::FailureKind::timeout};
    evidence.path.echoes = {echo};
    return evidence;
}

measure::Evidence read(const std::string& text)
{
    return codec::read_evidence(codec::parse_object(text));
}

}  // namespace

TEST_CASE("paths, translation and identity come back as they were written", "[codec]")
{
    const auto text = codec::to_json(full()).dump();

    const auto back = read(text);

    CHECK(codec::to_json(back).dump() == text);
    CHECK(back.path.fetches.front().small_arrives);
    CHECK(back.path.fetches.back().packets.announced_mss == 1440);
    CHECK(back.vantage.before.path->declared_mtu == 1280);
    CHECK(back.vantage.before.translation->prefixes.size() == 1);
    CHECK(back.vantage.before.identity->description->contacts.size() == 1);
    CHECK(back.translated.front().hops.front().status == 200);
}

TEST_CASE("evidence of before, without any of it, is read", "[codec]")
{
    measure::Evidence old{.vantage = evidence_builder::proved_vantage()};
    old.task.round = "2026-11-21";

    const auto back = read(codec::to_json(old).dump());

    CHECK_FALSE(back.vantage.before.path);
    CHECK_FALSE(back.vantage.before.translation);
    CHECK_FALSE(back.vantage.before.identity);
    CHECK(back.path.fetches.empty());
    CHECK(back.translated.empty());
}
