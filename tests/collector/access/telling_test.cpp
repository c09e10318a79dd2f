#include "collector/access/telling.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using namespace std::chrono_literals;
using Catch::Contains;

namespace {

constexpr measure::Day kToday = 2026y / 11 / 21;
constexpr std::chrono::days kEmbargo(90);

access::Telling telling(const std::string& day, const std::string& check = "", bool is_release = false)
{
    return {.target = "health.go.ke", .check = check, .day = day, .by = "ann", .reason = "letter", .is_release = is_release};
}

const std::vector<OpenFinding> kFound{{"health.go.ke", "KE", "security.exposure", "2026-11-20"},
                                      {"health.go.ke", "KE", "security.recursion", "2026-11-20"},
                                      {"other.go.ke", "KE", "security.access", "2026-11-20"}};

/// The first fact of what the ledger keeps.
measure::Result<Disclosure> disclosure_of(const access::Telling& it, measure::Day today, std::chrono::days embargo)
{
    return access::disclosures_of(it, kFound, today, embargo).map([](const auto& facts) { return facts.front(); });
}

}  // namespace

TEST_CASE("a telling speaks of each finding of the target, and of nothing that is found later", "[access]")
{
    const auto facts = access::disclosures_of(telling(""), kFound, kToday, kEmbargo).value();
    REQUIRE(facts.size() == 2);
    CHECK(facts[0].check == "security.exposure");
    CHECK(facts[1].check == "security.recursion");
    CHECK(facts[1].public_from == "2027-02-19");

    CHECK(access::disclosures_of(telling("", "security.recursion"), kFound, kToday, kEmbargo)->size() == 1);
}

TEST_CASE("who tells of nothing is refused, whether of a target or of a check", "[access]")
{
    CHECK_FALSE(access::disclosures_of(telling(""), {}, kToday, kEmbargo));
    CHECK_FALSE(access::disclosures_of(telling("", "", true), {}, kToday, kEmbargo));
    const auto refused = access::disclosures_of(telling("", "security.access"), kFound, kToday, kEmbargo);
    REQUIRE_FALSE(refused);
    CHECK_THAT(measure::to_string(refused.error()), Contains("nothing of this kind is found") && Contains("disclosure ls"));
}

TEST_CASE("a release that names its check holds beforehand: it puts off what may open again", "[access]")
{
    const auto facts =
        access::disclosures_of(telling("2027-06-01", "security.admin", true), kFound, kToday, kEmbargo).value();

    REQUIRE(facts.size() == 1);
    CHECK(facts[0].check == "security.admin");
}

TEST_CASE("an owner has the embargo from the day of the telling on", "[access]")
{
    const auto today = disclosure_of(telling(""), kToday, kEmbargo).value();
    CHECK(today.told == "2026-11-21");
    CHECK(today.public_from == "2027-02-19");
    CHECK(today.by == "ann");

    CHECK(disclosure_of(telling("2026-09-01"), kToday, kEmbargo)->public_from == "2026-11-30");
}

TEST_CASE("a release names its own day, earlier or later than promised, and tells nobody", "[access]")
{
    const auto later = disclosure_of(telling("2027-06-01", "security.recursion", true), kToday, kEmbargo).value();
    CHECK(later.told.empty());
    CHECK(later.public_from == "2027-06-01");
    CHECK(later.check == "security.recursion");

    CHECK(disclosure_of(telling("", "", true), kToday, kEmbargo)->public_from == "2026-11-21");
}

TEST_CASE("no day, a telling still to come and a check that hides nothing are refused with what to do", "[access]")
{
    const auto refused = [](const access::Telling& it) {
        const auto made = disclosure_of(it, kToday, kEmbargo);
        return made ? std::string("taken") : measure::to_string(made.error());
    };

    CHECK_THAT(refused(telling("2026-02-30")), Contains("is no day") && Contains("2026-11-21"));
    CHECK_THAT(refused(telling("2026-11-22")), Contains("still to come") && Contains("release"));
    CHECK_THAT(refused(telling("", "web.http6")), Contains("nothing of this check is withheld"));
}
