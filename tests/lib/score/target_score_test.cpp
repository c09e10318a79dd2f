#include "score/target_score.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace {

using measure::Outcome;
using measure::Verdict;

Verdict verdict(std::string check, Outcome outcome, std::optional<double> value)
{
    Verdict made;
    made.check = std::move(check);
    made.outcome = outcome;
    made.value = value;
    return made;
}

Verdict pass(std::string check)
{
    return verdict(std::move(check), Outcome::pass, 1.0);
}

Verdict none(std::string check, Outcome outcome)
{
    return verdict(std::move(check), outcome, std::nullopt);
}

score::TargetScore web(const std::vector<Verdict>& verdicts, bool down = false)
{
    const auto edition = score::reference_edition();
    auto scored = score::score_target(verdicts, edition.roles.front(), edition.should_value, down);
    scored.components.clear();  // they point into the edition, which ends here
    scored.cap = nullptr;
    return scored;
}

}  // namespace

TEST_CASE("4.5: a gate that fails is worth nothing, whatever else is right", "[score][target]")
{
    const auto scored = web({pass("W-2"), verdict("W-6", Outcome::fail, 0.0), pass("W-5"), pass("W-4")});

    CHECK(*scored.score.value == 0);
    CHECK(scored.score.high == 0);
}

TEST_CASE("4.5a: a gate that cannot be judged leaves the target without a value", "[score][target]")
{
    const auto scored = web({pass("W-2"), none("W-6", Outcome::not_testable)});

    CHECK(scored.standing == score::Standing::unknown);
    CHECK_FALSE(scored.score.value);
    CHECK(scored.score.low == 0);
    CHECK(scored.score.high == 1);
}

TEST_CASE("4.5a: a failed gate decides although another cannot be judged", "[score][target]")
{
    CHECK(*web({verdict("W-2", Outcome::fail, 0.0), none("W-6", Outcome::not_testable)}).score.value == 0);
}

TEST_CASE("4.5: a split gate scales the score by the share of vantages where it holds", "[score][target]")
{
    auto split = verdict("W-6", Outcome::partial, 0.5);
    split.flags = {measure::Flag::split};

    CHECK(*web({pass("W-2"), split, pass("W-5"), pass("W-4"), pass("W-7"), pass("W-8")}).score.value == Approx(0.5));
}

TEST_CASE("4.5a: checks and components that do not apply give their weight away", "[score][target]")
{
    const auto na = Outcome::not_applicable;
    const auto scored = web({pass("W-2"), pass("W-6"), verdict("W-5", Outcome::partial, 0.5), none("W-4", na),
                             none("W-7", na), none("W-8", na), none("W-10", na), none("W-12", na)});

    CHECK(*scored.score.value == Approx((0.40 + 0.15 * 0.5) / 0.55));
    CHECK(scored.score.low == Approx(*scored.score.value));
}

TEST_CASE("4.5a: a target that is down has no value", "[score][target]")
{
    const auto scored = web({pass("W-2"), verdict("W-6", Outcome::fail, 0.0)}, true);

    CHECK(scored.standing == score::Standing::down);
    CHECK_FALSE(scored.score.value);
}

TEST_CASE("4.5a: a SHOULD that is not met counts one half", "[score][target]")
{
    auto warning = verdict("x", Outcome::fail, 0.0);
    warning.level = measure::Level::should;

    CHECK(*score::value_of(warning, score::Reading::value, 0.5) == Approx(0.5));
}

TEST_CASE("4.5a: what is informational has no value", "[score][target]")
{
    auto remark = pass("x");
    remark.level = measure::Level::info;

    CHECK_FALSE(score::value_of(remark, score::Reading::value, 0.5));
}

namespace {

/// A role without a base, as security is: the mean of what applies, behind the gate of the web.
score::TargetScore security(const std::vector<Verdict>& verdicts)
{
    static const score::RoleRules kRules{.role = measure::Role::security,
                                         .base = 0,
                                         .gates = {{"W-6", score::GateRule::passes}},
                                         .components = {{"parity", 1, score::Reading::value, {"S-1", "S-9"}}},
                                         .caps = {}};
    return score::score_target(verdicts, kRules, 0.5, false);
}

}  // namespace

TEST_CASE("4.5: security is the share of what applies, and nothing where the gate fails", "[score][target]")
{
    const auto half = security({pass("W-6"), pass("S-9"), verdict("S-1", Outcome::fail, 0.0)});
    CHECK(*half.score.value == Approx(0.5));

    const auto without_consent = security({pass("W-6"), pass("S-9"), none("S-1", Outcome::not_applicable)});
    CHECK(*without_consent.score.value == Approx(1.0));

    const auto absent = security({verdict("W-6", Outcome::fail, 0.0), pass("S-9"), pass("S-1")});
    CHECK(*absent.score.value == 0);
}

TEST_CASE("4.5: without a base, what does not apply or is not known has no value", "[score][target]")
{
    const auto na = Outcome::not_applicable;
    CHECK(security({pass("W-6"), none("S-1", na), none("S-9", na)}).standing == score::Standing::not_applicable);

    const auto unknown = security({pass("W-6"), none("S-1", Outcome::not_testable), none("S-9", na)});
    CHECK(unknown.standing == score::Standing::unknown);
    CHECK_FALSE(unknown.score.value);
    CHECK(unknown.score.low == 0);
    CHECK(unknown.score.high == 1);
}
