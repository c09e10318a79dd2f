#include "collector/aggregate/national_score.hpp"

#include "collector/aggregate/national_interval.hpp"
#include "collector/aggregate/rounds.hpp"
#include "collector/aggregate/score_document.hpp"
#include "measure/words.hpp"
#include "score/cpe_market.hpp"
#include "score/network_pillar.hpp"

#include <algorithm>

namespace collector::aggregate {
namespace {

using measure::Role;

bool holds(const std::vector<Role>& roles, Role role)
{
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

/// Security is asked of every web service, and of nothing else: its gate is the web's (scoring.md 4.5).
Role held_with(Role role)
{
    return role == Role::security ? Role::web : role;
}

/// A role the owner does not mean to offer over IPv6, or that turned out not to exist, leaves the frame (4.5a).
std::map<Role, RoleScore> roles_in_frame(const Question& question, const measure::Target& target)
{
    std::map<Role, RoleScore> scores;
    for (const auto& rules : question.rules.roles) {
        const auto held = held_with(rules.role);
        if (!holds(target.roles, held) || holds(target.intended_absent, held)) {
            continue;
        }
        auto scored = score_over_window(question.history, target.domain, rules.role, question.day, question.rules.time);
        if (scored.standing != score::Standing::not_applicable) {
            scores[rules.role] = scored;
        }
    }
    return scores;
}

std::vector<ScoredTarget> score_targets(const Question& question)
{
    std::vector<ScoredTarget> targets;
    for (const auto& target : question.frame.targets) {
        if (!target.opt_out) {
            targets.push_back(
                {.target = &target,
                 .state = state_after(question.history, target, question.day, question.rules.time),
                 .roles = roles_in_frame(question, target),
                 .operator_cluster = operator_of(question.history, target.domain, question.day, question.rules.time)});
        }
    }
    return targets;
}

score::PillarScore score_role(const std::vector<ScoredTarget>& targets, Role role, const score::Methodology& rules)
{
    std::vector<score::PillarTarget> entering;
    for (const auto& it : targets) {
        if (const auto found = it.roles.find(role); found != it.roles.end()) {
            const auto& value = found->second.value;
            entering.push_back(
                {.tier = it.target->tier, .score = {.value = value.value, .low = value.low, .high = value.high}});
        }
    }
    return score::score_pillar(entering, rules);
}

std::vector<ScoredPillar> score_pillars(const std::vector<ScoredTarget>& targets, const score::Methodology& rules)
{
    std::vector<ScoredPillar> pillars;
    for (const auto& pillar : rules.pillars) {
        ScoredPillar scored{.rules = &pillar, .score = {}};
        if (pillar.role) {
            scored.score = score_role(targets, *pillar.role, rules);
        }
        pillars.push_back(std::move(scored));
    }
    return pillars;
}

/// The pillars that are not made of targets: home routers, as a laboratory found them, and networks, as they were imported.
void add_national_facts(std::vector<ScoredPillar>& pillars, const Question& question)
{
    for (auto& pillar : pillars) {
        if (pillar.rules->source == score::PillarSource::devices && question.market != nullptr) {
            pillar.score = score::cpe_pillar(question.market->models, question.rules);
        }
        if (is_of_networks(*pillar.rules) && question.networks) {
            pillar.score = score::network_pillar(question.networks->facts, question.rules);
        }
    }
}

/// A pillar with too little data enters as a missing one.
score::Index join_pillars(const std::vector<ScoredPillar>& pillars, const score::Methodology& rules)
{
    std::vector<score::IndexPillar> entering;
    for (const auto& pillar : pillars) {
        entering.push_back(
            {.rules = pillar.rules, .score = pillar.score.sufficient ? pillar.score.score : score::Bounded{}});
    }
    return score::score_index(entering, rules);
}

double coverage_of(const std::vector<ScoredPillar>& pillars)
{
    double weight = 0;
    double covered = 0;
    for (const auto& pillar : pillars) {
        if (pillar.score.targets > 0) {
            weight += pillar.rules->weight;
            covered += pillar.rules->weight * pillar.score.coverage;
        }
    }
    return weight > 0 ? covered / weight : 0;
}

/// Of the scores that have a value, the share for which something holds.
template <typename Holds>
double share_of_valued(const std::vector<ScoredTarget>& targets, Holds holds)
{
    double valued = 0;
    double held = 0;
    for (const auto& target : targets) {
        for (const auto& [role, scored] : target.roles) {
            valued += scored.value.value ? 1 : 0;
            held += scored.value.value && holds(scored) ? 1 : 0;
        }
    }
    return valued > 0 ? held / valued : 0;
}

/// A figure that rests on single vantages is provisional, however complete it is (4.3).
void doubt_single_vantages(NationalScore& score, const score::PublicationRules& rules)
{
    if (score::reaches(score.well_seen, rules.vantage_coverage)) {
        return;
    }
    score.index.status = std::max(score.index.status, score::Status::provisional);
    score.index.reasons.push_back("too few targets were seen by " + std::to_string(rules.vantages) +
                                  " independent vantages");
}

measure::Timestamp newest_report(const Question& question, const std::string& first)
{
    measure::Timestamp newest = measure::parse_iso_date(question.day).value_or(measure::Day());
    for (auto it = question.history.lower_bound(first); it != question.history.end() && it->first <= question.day; ++it) {
        newest = std::max(newest, it->second.received);
    }
    return newest;
}

std::optional<double> value_in(const ScoredTarget& target, Role role)
{
    const auto found = target.roles.find(role);
    return found == target.roles.end() ? std::nullopt : found->second.value.value;
}

}  // namespace

score::Index index_of(const std::vector<ScoredTarget>& targets, const std::vector<ScoredPillar>& others,
                      const score::Methodology& rules)
{
    auto pillars = score_pillars(targets, rules);
    for (std::size_t i = 0; i < pillars.size(); ++i) {
        if (!pillars[i].rules->role) {
            pillars[i].score = others[i].score;
        }
    }
    return join_pillars(pillars, rules);
}

NationalScore score_country(const Question& question)
{
    const auto& rules = question.rules;
    NationalScore score;
    score.window_first = days_before(question.day, rules.time.window_days - 1);
    score.as_of = newest_report(question, score.window_first);
    // Asked as of its own moment, a score is the same again.
    if (question.market != nullptr) {
        score.as_of = std::max(score.as_of, question.market->received);
    }
    if (question.networks) {
        score.as_of = std::max(score.as_of, question.networks->received);
    }
    score.targets = score_targets(question);
    score.pillars = score_pillars(score.targets, rules);
    add_national_facts(score.pillars, question);
    score.index = join_pillars(score.pillars, rules);
    score.coverage = coverage_of(score.pillars);
    score.well_seen =
        share_of_valued(score.targets, [&](const RoleScore& role) { return role.votes >= rules.publication.vantages; });
    score.seen_at_home = share_of_valued(score.targets, [](const RoleScore& role) { return role.at_home; });
    doubt_single_vantages(score, rules.publication);
    score.intervals = resample_country(question, score);
    return score;
}

std::vector<TargetRoundRow> round_rows(const Question& question, const NationalScore& score)
{
    std::vector<TargetRoundRow> rows;
    for (const auto& it : score.targets) {
        if (it.state.speaks) {
            rows.push_back({.target = it.target->domain,
                            .country = question.frame.country,
                            .round = question.day,
                            .found = it.state.found,
                            .shown = it.state.shown,
                            .web_score = value_in(it, Role::web),
                            .dns_score = value_in(it, Role::dns),
                            .mail_score = value_in(it, Role::mail)});
        }
    }
    return rows;
}

ScoreRow score_row(const Question& question, const NationalScore& score)
{
    const auto& index = score.index.arithmetic;
    const auto interval = score.intervals.index.published;
    const bool shown = score.index.status != score::Status::insufficient_data;
    return {.country = question.frame.country,
            .as_of = score.as_of,
            .window_first = score.window_first,
            .window_last = question.day,
            .methodology = question.rules.id,
            .methodology_sha256 = question.rules.sha256,
            .frame_sha256 = question.frame.sha256,
            .software = question.software,
            .index = shown ? index.value : std::nullopt,
            .low = interval.low,
            .high = interval.high,
            .status = std::string(measure::to_word(score.index.status)),
            .coverage = score.coverage,
            .document = score_document(question, score)};
}

}  // namespace collector::aggregate
