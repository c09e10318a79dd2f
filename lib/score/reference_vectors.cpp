#include "score/reference_vectors.hpp"

#include "measure/words.hpp"
#include "score/consensus.hpp"
#include "score/index.hpp"
#include "score/interval.hpp"
#include "score/pillar.hpp"
#include "score/reference_edition.hpp"
#include "score/target_score.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace score {
namespace {

using measure::Outcome;
using measure::Role;
using measure::Verdict;

std::string four_decimals(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", value);
    return text;
}

Figure figure(std::string name, double expected, std::optional<double> computed)
{
    return {std::move(name), four_decimals(expected), computed ? four_decimals(*computed) : "none"};
}

Figure word(std::string name, bool expected, bool computed)
{
    return {std::move(name), expected ? "yes" : "no", computed ? "yes" : "no"};
}

Verdict valued(std::string check, double value)
{
    Verdict verdict;
    verdict.check = std::move(check);
    verdict.outcome = value >= 1 ? Outcome::pass : value <= 0 ? Outcome::fail : Outcome::partial;
    verdict.value = value;
    return verdict;
}

Verdict untestable(std::string check)
{
    Verdict verdict;
    verdict.check = std::move(check);
    verdict.outcome = Outcome::not_testable;
    return verdict;
}

Verdict severe()
{
    auto verdict = valued("W-10", 0);
    verdict.rule = "W-10.severe";
    return verdict;
}

// --- intervals ---

ReferenceVector wilson_row(std::string input, double share, double tried, double low, double high)
{
    const auto interval = wilson(share, tried);
    return {std::move(input), {figure("low", low, interval.low), figure("high", high, interval.high)}};
}

void add_intervals(std::vector<ReferenceVector>& rows)
{
    rows.push_back(wilson_row("Wilson 95 %, 41 of 60", 41.0 / 60, 60, 0.5577, 0.7869));
    const double worth = effective_size(60, 200);
    auto finite = wilson_row("41 of 60, frame N = 200", 41.0 / 60, worth, 0.5785, 0.7723);
    finite.figures.push_back(figure("n_eff", 85.2857, worth));
    rows.push_back(finite);

    auto small = wilson_row("3 of 11", 3.0 / 11, 11, 0.0975, 0.5656);
    small.figures.push_back(word("may rank", false, may_rank(wilson(3.0 / 11, 11), 11, reference_edition().rank)));
    rows.push_back(small);
    rows.push_back(wilson_row("0 of 12", 0, 12, 0, 0.2425));
    rows.push_back(wilson_row("9 of 10", 0.9, 10, 0.5958, 0.9821));
    rows.push_back(
        {"design effect: 559 domains, mean cluster 8, ICC 0.4", {figure("n_eff", 147.1053, clustered_size(559, 8, 0.4))}});
}

// --- pillars and index ---

void add_pillar(std::vector<ReferenceVector>& rows)
{
    std::vector<PillarTarget> frame(200);
    for (std::size_t i = 0; i < 180; ++i) {
        const double value = i < 130 ? 1 : 0;
        frame[i].score = {.value = value, .low = value, .high = value};
    }
    const auto pillar = score_pillar(frame, reference_edition());
    rows.push_back({"frame 200: 130 pass, 50 fail, 20 not testable",
                    {figure("point", 0.7222, pillar.score.value), figure("low", 0.65, pillar.score.low),
                     figure("high", 0.75, pillar.score.high), figure("coverage", 0.90, pillar.coverage)}});
}

/// The index of the six pillars W .62 D .80 M .35 S .70 C N .55 with this value of C.
Index index_with(const Methodology& edition, std::optional<double> cpe)
{
    const std::vector<std::optional<double>> values{0.62, 0.80, 0.35, 0.70, cpe, 0.55};
    std::vector<IndexPillar> pillars;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Bounded known{.value = values[i], .low = values[i].value_or(0), .high = values[i].value_or(1)};
        pillars.push_back({&edition.pillars[i], known});
    }
    return score_index(pillars, edition);
}

void add_index(std::vector<ReferenceVector>& rows)
{
    const auto edition = reference_edition();
    const auto whole = index_with(edition, 0.45);
    rows.push_back({"pillars W .62 D .80 M .35 S .70 C .45 N .55",
                    {figure("A", 0.5860, whole.arithmetic.value),
                     figure("G", 0.5670, whole.geometric),
                     {"weakest", "mail", whole.weakest->id}}});

    const auto unknown = index_with(edition, std::nullopt);
    rows.push_back({"same, CPE unknown",
                    {figure("renormalised", 0.6100, unknown.arithmetic.value), figure("low", 0.5185, unknown.arithmetic.low),
                     figure("high", 0.6685, unknown.arithmetic.high), figure("G", 0.5906, unknown.geometric)}});

    const auto zero = index_with(edition, 0.0);
    rows.push_back({"same, CPE measured 0",
                    {figure("A", 0.5185, zero.arithmetic.value), figure("G", 0.3203, zero.geometric),
                     word("unbalanced", true, zero.unbalanced)}});
}

// --- consensus ---

struct Election {
    std::uint32_t votes;
    std::uint32_t passes;
    std::string_view expected;  ///< The outcome, with "single" or "split" where flagged.
    double value;
};

std::string describe(const Verdict& verdict)
{
    std::string text(measure::to_word(verdict.outcome));
    for (const auto flag : verdict.flags) {
        if (flag == measure::Flag::split || flag == measure::Flag::single_vantage) {
            text.append(" ").append(measure::to_word(flag));
        }
    }
    return text;
}

ReferenceVector election_row(const Election& election)
{
    std::vector<Ballot> ballots;
    for (std::uint32_t i = 0; i < election.votes; ++i) {
        ballots.push_back({.as_number = 64496 + i, .verdict = valued("W-6", i < election.passes ? 1 : 0)});
    }
    const auto consensus = agree(ballots, reference_edition().consensus);
    return {"consensus n,p: " + std::to_string(election.votes) + "," + std::to_string(election.passes),
            {{"verdict", std::string(election.expected), describe(consensus.verdict)},
             figure("value", election.value, consensus.verdict.value)}};
}

void add_consensus(std::vector<ReferenceVector>& rows)
{
    constexpr Election kElections[] = {
        {1, 1, "pass single_vantage", 1},
        {2, 1, "partial split", 0.5},
        {3, 2, "pass", 1},
        {3, 1, "fail", 0},
        {4, 2, "partial split", 0.5},
        {6, 5, "pass", 1},
        {6, 4, "partial split", 0.6667},
        {7, 5, "pass", 1},
        {7, 4, "partial split", 0.5714},
        {10, 8, "pass", 1},
    };
    for (const auto& election : kElections) {
        rows.push_back(election_row(election));
    }
}

// --- targets ---

Bounded score_of(Role role, const std::vector<Verdict>& verdicts, const Methodology& edition)
{
    return score_target(verdicts, *rules_for(edition, role), edition.should_value, false).score;
}

/// Web verdicts whose gate holds, everything else at 1 unless it is given.
std::vector<Verdict> web(const std::vector<Verdict>& given)
{
    std::vector<Verdict> verdicts = given;
    for (const char* check : {"W-2", "W-6", "W-4", "W-5", "W-7", "W-8", "W-10", "W-12"}) {
        if (verdict_of(given, check) == nullptr) {
            verdicts.push_back(valued(check, 1));
        }
    }
    return verdicts;
}

/// The edition before pages are compared and their dependencies known.
Methodology edition_without_content()
{
    auto edition = reference_edition();
    auto& rules = edition.roles.front();
    rules.components.resize(2);
    rules.caps.clear();
    return edition;
}

void add_web(std::vector<ReferenceVector>& rows)
{
    const auto edition = reference_edition();
    const auto mixed = score_of(Role::web, web({valued("W-5", 2.0 / 3), valued("W-8", 0), valued("W-12", 0.8)}), edition);
    // Parity is 2/3 here: W-4 and W-7 pass, W-8 fails.
    rows.push_back({"web: W-5 2/3; W-4 1, W-7 1, W-8 0; W-10 1; W-12 0.8", {figure("score", 0.8700, mixed.value)}});

    const std::vector<Verdict> half{valued("W-4", 0.5), valued("W-7", 0.5), valued("W-8", 0.5)};
    const auto early = score_of(Role::web, web(half), edition_without_content());
    rows.push_back({"web, edition without W-10 and W-12: W-5 1; parity 0.5", {figure("score", 0.8929, early.value)}});

    const auto capped = score_of(Role::web, web({severe()}), edition);
    rows.push_back({"web: W-10 severe, all else 1", {figure("score", 0.4000, capped.value)}});

    const auto open = score_of(Role::web, web({untestable("W-7")}), edition);
    rows.push_back({"web: W-7 not_testable, all else 1",
                    {figure("score", 1, open.value), figure("low", 0.95, open.low), figure("high", 1, open.high)}});
}

void add_dns(std::vector<ReferenceVector>& rows)
{
    const std::vector<Verdict> verdicts{valued("D-4", 0.5), valued("D-8", 1), valued("D-6", 1), valued("D-7", 1),
                                        valued("D-10", 0)};
    const auto score = score_of(Role::dns, verdicts, reference_edition());
    rows.push_back({"DNS: one NS answers; D-8 1; D-6 1; D-7 1, D-10 0", {figure("score", 0.7500, score.value)}});
}

void add_mail(std::vector<ReferenceVector>& rows)
{
    const RankedHost hosts[] = {{.works = true, .best = true}, {.works = false, .best = false}};
    const std::vector<Verdict> verdicts{valued("M-3", share_of_hosts(hosts)),
                                        valued("M-5", 1),
                                        valued("M-6", 1),
                                        valued("M-8", 1),
                                        valued("M-9", 0),
                                        valued("M-10", 0.5)};
    const auto score = score_of(Role::mail, verdicts, reference_edition());
    rows.push_back({"mail: two MX, the best works, the other not; M-5, M-6 1; M-8 1; M-9 0; M-10 0.5",
                    {figure("score", 0.8083, score.value)}});
}

}  // namespace

std::vector<ReferenceVector> reference_vectors()
{
    std::vector<ReferenceVector> rows;
    add_intervals(rows);
    add_pillar(rows);
    add_index(rows);
    add_consensus(rows);
    add_web(rows);
    add_dns(rows);
    add_mail(rows);
    return rows;
}

bool agrees(const ReferenceVector& vector)
{
    return std::all_of(vector.figures.begin(), vector.figures.end(),
                       [](const Figure& one) { return one.expected == one.computed; });
}

}  // namespace score
