#include "score/cpe_market.hpp"
#include "score/cpe_rows.hpp"
#include "tests/fakes/device_samples.hpp"

#include <catch2/catch.hpp>

using measure::GateState;
using measure::RowVerdict;
using samples::found;

namespace {

score::Methodology edition()
{
    score::Methodology rules;
    rules.should_value = 0.5;
    rules.publication.pillar_coverage = 0.8;
    rules.cpe.gate = {measure::GatePart::address, measure::GatePart::tcp};
    rules.cpe.connectivity_groups = {"G", "L"};
    rules.cpe.security_groups = {"SEC"};
    return rules;
}

}  // namespace

TEST_CASE("5.6: PASS counts 1, WARN a half, FAIL 0; INFO and N/A are left out; NOT-OBSERVED opens the bounds",
          "[score][cpe]")
{
    const std::vector<measure::RowFinding> rows{
        found("L-1", RowVerdict::pass),   found("L-2", RowVerdict::warn),           found("G-1", RowVerdict::fail),
        found("G-2", RowVerdict::info),   found("L-3", RowVerdict::not_applicable), found("L-4", RowVerdict::not_observed),
        found("LPD-1", RowVerdict::fail), found("WLL-1", RowVerdict::fail)};

    const auto share = score::share_of_rows(rows, std::vector<std::string>{"G", "L"}, 0.5);

    CHECK(*share.value == Approx(0.5));
    CHECK(share.low == Approx(1.5 / 4));
    CHECK(share.high == Approx(2.5 / 4));
}

TEST_CASE("a group without a row that has a value is unknown, not zero", "[score][cpe]")
{
    const auto share = score::share_of_rows({}, std::vector<std::string>{"SEC"}, 0.5);

    CHECK_FALSE(share.value);
    CHECK(share.low == 0);
    CHECK(share.high == 1);
}

TEST_CASE("the gate: one part that fails is no, all that hold are yes, anything else nobody knows", "[score][cpe]")
{
    const std::vector<measure::GatePart> wanted{measure::GatePart::address, measure::GatePart::tcp};
    auto gate = samples::gate(GateState::holds);
    gate[static_cast<std::size_t>(measure::GatePart::udp)].state = GateState::fails;

    CHECK(score::gate_of(gate, wanted) == std::optional(true));
    gate[static_cast<std::size_t>(measure::GatePart::tcp)].state = GateState::unknown;
    CHECK_FALSE(score::gate_of(gate, wanted));
    gate[0].state = GateState::fails;
    CHECK(score::gate_of(gate, wanted) == std::optional(false));
    CHECK_FALSE(score::gate_of({}, wanted));
    CHECK_FALSE(score::gate_of(gate, {}));
}

TEST_CASE("4.5: a device earns by its gate, its connectivity rows and its security rows", "[score][cpe]")
{
    const std::vector<measure::RowFinding> rows{found("L-1", RowVerdict::pass), found("SEC-1", RowVerdict::fail)};
    const auto rules = edition();

    const auto score = score::score_cpe_model(score::cpe_model(samples::gate(GateState::holds), rows, rules), rules.cpe);

    CHECK(*score.value == Approx(0.7));
}

TEST_CASE("4.6: homes that nobody measured lower the coverage of the pillar and open its bounds", "[score][cpe]")
{
    const auto rules = edition();
    const std::vector<measure::RowFinding> rows{found("L-1", RowVerdict::pass), found("SEC-1", RowVerdict::pass)};
    auto measured = score::cpe_model(samples::gate(GateState::holds), rows, rules);
    measured.installed = 0.7;

    const auto pillar = score::cpe_pillar(std::vector<score::CpeModel>{measured, {.installed = 0.3}}, rules);

    CHECK(*pillar.score.value == Approx(1));
    CHECK(pillar.score.low == Approx(0.7));
    CHECK(pillar.score.high == Approx(1));
    CHECK(pillar.coverage == Approx(0.7));
    CHECK_FALSE(pillar.sufficient);
    CHECK(pillar.targets == 2);
    CHECK(pillar.valued == 1);
}
