#include "score/resample.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace {

score::DayValue exactly(double value)
{
    return {.value = value, .low = value, .high = value};
}

/// So many web targets of one operator.
void add(std::vector<score::ResampledTarget>& frame, const std::string& name, int count, score::DayValue value)
{
    for (int i = 0; i < count; ++i) {
        frame.push_back({.operator_name = name, .roles = {{.pillar = 0, .window = value}}});
    }
}

/// Operators that hold so many targets each; every second one has all right, the others nothing.
std::vector<score::ResampledTarget> halves(int operators, int size)
{
    std::vector<score::ResampledTarget> frame;
    for (int i = 0; i < operators; ++i) {
        add(frame, "operator" + std::to_string(i), size, exactly(i % 2));
    }
    return frame;
}

score::Resampling resample(const std::vector<score::ResampledTarget>& frame, score::Methodology edition)
{
    std::vector<bool> present(edition.pillars.size());
    present.front() = true;
    return score::resample(frame, present, edition, "XX");
}

score::Spread web_of(const std::vector<score::ResampledTarget>& frame)
{
    return resample(frame, score::reference_edition()).pillars.front();
}

double width(const score::Interval& interval)
{
    return interval.high - interval.low;
}

}  // namespace

TEST_CASE("4.6: the interval follows the number of operators, not of targets", "[score][resample]")
{
    const auto alone = web_of(halves(100, 1));
    const auto many = web_of(halves(100, 10));
    const auto few = web_of(halves(25, 40));

    CHECK(width(alone.sampling) == Approx(width(many.sampling)).margin(0.001));
    CHECK(width(few.sampling) == Approx(2 * width(many.sampling)).epsilon(0.15));
}

TEST_CASE("4.6: the bootstrap's width is that of the mean of independent operators", "[score][resample]")
{
    const auto spread = web_of(halves(100, 10));

    // 2 * 1.96 * sqrt(0.5 * 0.5 / 99), 99 for the unbiased variance.
    CHECK(width(spread.sampling) == Approx(0.197).epsilon(0.06));
    CHECK(spread.method == score::IntervalMethod::bootstrap);
}

TEST_CASE("4.6: the same seed gives the same bits, another seed other ones", "[score][resample]")
{
    auto edition = score::reference_edition();
    const auto frame = halves(60, 3);

    const auto first = resample(frame, edition);
    const auto second = resample(frame, edition);
    edition.bootstrap.seed += 1;
    const auto other = resample(frame, edition);

    CHECK(first.draws.front() == second.draws.front());
    CHECK(first.draws.front() != other.draws.front());
    CHECK(first.seed != other.seed);
}

TEST_CASE("4.6: what is unknown widens the published interval and not the sampling part", "[score][resample]")
{
    auto frame = halves(60, 5);
    const auto known = web_of(frame);
    for (int i = 0; i < 60; ++i) {
        add(frame, "operator" + std::to_string(i), 1, {});
    }

    const auto open = web_of(frame);

    CHECK(width(open.sampling) == Approx(width(known.sampling)).epsilon(0.05));
    CHECK(width(open.published) == Approx(width(known.published) * 5 / 6 + 1.0 / 6).epsilon(0.05));
}

TEST_CASE("4.6: a target that wavers from day to day adds the spread of its days", "[score][resample]")
{
    std::vector<score::ResampledTarget> frame;
    std::vector<score::DayValue> days(14, exactly(0));
    days.insert(days.end(), 14, exactly(1));
    for (int i = 0; i < 20; ++i) {
        frame.push_back({.operator_name = "operator" + std::to_string(i),
                         .roles = {{.pillar = 0, .window = exactly(0.5), .days = days}}});
    }

    const auto spread = web_of(frame);

    // Operators are alike; 19 draws from 20, each target the mean of 28 days. A target drawn m times has the same days m times, and
    // m is binomial (19, 1/20), E[m^2] = 1.805: 2 * 1.96 * sqrt(0.25 / 28 * 20 * 1.805 / 19^2).
    CHECK(spread.method == score::IntervalMethod::bootstrap);
    CHECK(width(spread.sampling) == Approx(0.117).epsilon(0.1));
}

TEST_CASE("4.6: a target whose operator is not known stands alone", "[score][resample]")
{
    std::vector<score::ResampledTarget> frame;
    add(frame, "", 30, exactly(1));
    add(frame, "", 30, exactly(0));

    CHECK(web_of(frame).operators == 60);
}

TEST_CASE("4.6: an operator is drawn in all roles at once", "[score][resample]")
{
    auto frame = halves(40, 2);
    for (auto& target : frame) {
        target.roles.push_back({.pillar = 1, .window = target.roles.front().window});
    }
    const auto edition = score::reference_edition();
    std::vector<bool> present(edition.pillars.size());
    present[0] = present[1] = true;

    const auto found = score::resample(frame, present, edition, "XX");

    CHECK(found.draws[0] == found.draws[1]);
}

TEST_CASE("4.6: a pillar that is missing is missing in every replicate", "[score][resample]")
{
    const auto edition = score::reference_edition();
    const std::vector<bool> nothing(edition.pillars.size());

    const auto found = score::resample(halves(40, 2), nothing, edition, "XX");

    CHECK(found.index.method == score::IntervalMethod::none);
    CHECK(found.index.published.low == 0);
    CHECK(found.index.published.high == 1);
    CHECK(found.draws.front().empty());
}

TEST_CASE("4.6: an empty frame has no interval", "[score][resample]")
{
    CHECK(web_of({}).method == score::IntervalMethod::none);
}
