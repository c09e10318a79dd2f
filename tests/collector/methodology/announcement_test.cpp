#include "collector/methodology/announcement.hpp"
#include "collector/methodology/methodology_file.hpp"

#include <catch2/catch.hpp>

using namespace collector;

namespace {

score::Methodology shipped()
{
    return read_methodology_file("config/methodologies/irs-1.toml").rules;
}

score::Methodology heavier(const std::string& id)
{
    auto rules = shipped();
    rules.id = id;
    rules.sha256 = "other";
    rules.pillars.front().weight *= 2;
    return rules;
}

}  // namespace

TEST_CASE("An edition under the id of the one in force, with another text, is refused however long it would stand beside",
          "[methodology][announcement]")
{
    auto same_rules = shipped();
    same_rules.sha256 = "other";

    CHECK(object_to_announcement(shipped(), heavier(shipped().id), 1000));
    CHECK(object_to_announcement(shipped(), same_rules, 1000));
}

TEST_CASE("Other weights, gates or rules are a MAJOR version that stands beside the other for two windows",
          "[methodology][announcement]")
{
    CHECK(object_to_announcement(shipped(), heavier("IRS-1.2.0"), 56));
    CHECK(object_to_announcement(shipped(), heavier("heavier"), 56));
    CHECK(object_to_announcement(shipped(), heavier("IRS-2.0.0"), 1));
    CHECK(object_to_announcement(shipped(), heavier("IRS-2.0.0"), 55));
    CHECK_FALSE(object_to_announcement(shipped(), heavier("IRS-2.0.0"), 56));

    auto gated = shipped();
    gated.id = "IRS-1.2.0";
    gated.roles.front().gates.front().rule = score::GateRule::passes;
    CHECK(object_to_announcement(shipped(), gated, 56));
}

TEST_CASE("What changes no value may be announced for a day", "[methodology][announcement]")
{
    auto told_otherwise = shipped();
    told_otherwise.id = "IRS-1.1.2";
    told_otherwise.sha256 = "other";
    told_otherwise.title = "another title";
    told_otherwise.bootstrap.replicates = 4000;

    CHECK_FALSE(object_to_announcement(shipped(), told_otherwise, 1));
}
