#pragma once

#include "measure/device_run.hpp"
#include "measure/target.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Verdicts to numbers. Pure: every parameter comes from a Methodology, which comes from a file (config/methodologies).
namespace score {

/// How many dissenting votes a consensus of `from` or more votes bears (scoring.md 4.3).
struct ConsensusRow {
    std::uint32_t from = 0;
    std::uint32_t dissent = 0;

    bool operator==(const ConsensusRow&) const = default;
};

/// What a consensus must say for a gate to hold.
enum class GateRule : std::uint8_t {
    passes,  ///< pass, or a share of one half and more
    any,     ///< anything above zero: one of several is enough
};

constexpr std::array<std::string_view, 2> words_of(GateRule)
{
    return {"passes", "any"};
}

struct Gate {
    std::string check{};
    GateRule rule = GateRule::passes;

    bool operator==(const Gate&) const = default;
};

/// How a component reads its checks.
enum class Reading : std::uint8_t {
    value,      ///< the mean of their values
    pass_only,  ///< a check counts 1 when it passes and 0 otherwise, shares included
};

constexpr std::array<std::string_view, 2> words_of(Reading)
{
    return {"value", "pass_only"};
}

/// A part of a target's score: a weight and the checks whose mean it is (4.5a).
struct Component {
    std::string id{};
    double weight = 0;
    Reading reading = Reading::value;
    std::vector<std::string> checks{};

    bool operator==(const Component&) const = default;
};

/// A finding so grave that the total cannot exceed `most`, whatever else is right.
struct Cap {
    std::string check{};
    std::string rule{};  ///< The rule id that must have fired.
    double most = 1;

    bool operator==(const Cap&) const = default;
};

/// How targets of one role are scored (4.5).
struct RoleRules {
    measure::Role role = measure::Role::web;
    double base = 0;
    std::vector<Gate> gates{};
    std::vector<Component> components{};
    std::vector<Cap> caps{};

    bool operator==(const RoleRules&) const = default;
};

/// What a pillar is made of.
enum class PillarSource : std::uint8_t {
    frame,    ///< the targets of the frame that hold its role
    devices,  ///< the home routers in use, as the CPE laboratory found them
};

constexpr std::array<std::string_view, 2> words_of(PillarSource)
{
    return {"frame", "devices"};
}

/// A pillar of the index. One made of the frame's targets without a role is not measured by this edition.
struct PillarRules {
    std::string id{};
    double weight = 0;
    std::optional<measure::Role> role{};
    bool required = false;  ///< No index without it.
    PillarSource source = PillarSource::frame;

    bool operator==(const PillarRules&) const = default;
};

/// A group of targets that enters a pillar with one weight (4.6).
struct StratumRules {
    std::string id{};
    double weight = 0;
    std::vector<measure::Tier> tiers{};

    bool operator==(const StratumRules&) const = default;
};

/// When a pillar and the index may be published (4.3, 4.6).
struct PublicationRules {
    double pillar_coverage = 0;   ///< Share of the frame's weight that has a value.
    double stratum_coverage = 0;  ///< The same within every stratum.
    double pillar_weight = 0;     ///< Share of pillar weight that exists.
    std::uint32_t vantages = 0;   ///< So many votes...
    double vantage_coverage = 0;  ///< ...for this share of the targets, else provisional.

    bool operator==(const PublicationRules&) const = default;
};

/// How a series of rounds becomes one value and one state (4.4).
struct TimeRules {
    std::uint32_t window_days = 0;
    std::uint32_t round_hours = 0;
    std::uint32_t expiry_rounds = 0;      ///< Older values count as not testable.
    std::uint32_t hysteresis_rounds = 0;  ///< Consecutive rounds that change the public state.

    bool operator==(const TimeRules&) const = default;
};

/// When countries may be ranked, and how their ranks are shaken (4.7).
struct RankRules {
    double widest_interval = 0;
    std::uint32_t fewest_targets = 0;
    std::uint32_t weight_draws = 1000;
    double weight_spread = 0.25;  ///< Each weight is multiplied by 1 - spread to 1 + spread.
};

/// How a figure is resampled (4.6).
struct BootstrapRules {
    std::uint32_t replicates = 2000;
    std::uint32_t seed = 20120606;        ///< Published beside every interval.
    std::uint32_t fewest_operators = 10;  ///< With fewer, resampling says nothing: Wilson's interval stands instead.
};

/// What a router model earns (4.5, CPE).
struct CpeRules {
    double base = 0.40;
    double connectivity = 0.30;
    double security = 0.30;
    std::vector<measure::GatePart> gate{};           ///< All of them must hold.
    std::vector<std::string> connectivity_groups{};  ///< Of rows: what stands before the first "-" of their ids.
    std::vector<std::string> security_groups{};
    std::uint32_t expiry_days = 60;  ///< Twice the round of a model (4.4): an older run counts no more.

    bool operator==(const CpeRules&) const = default;
};

/// The parts of the networks pillar (4.5, network).
struct NetworkRules {
    double users = 0.40;             ///< Median over the sources of user capability.
    double systems = 0.25;           ///< Autonomous systems that announce an IPv6 prefix.
    double holders = 0.20;           ///< Holders of allocated IPv6 space who announce it.
    double validity = 0.15;          ///< Share of IPv6 announcements valid by ROA, over that of IPv4.
    std::uint32_t expiry_days = 60;  ///< Twice the round of the feeds (4.4): what a source said before is not testable.

    bool operator==(const NetworkRules&) const = default;
};

/// How a distance to a policy target is told (4.7).
struct PolicyRules {
    std::uint32_t slope_days = 180;
    std::uint32_t fewest_days = 28;  ///< A shorter series has no slope.
    std::uint32_t held_days = 60;    ///< An older figure does not tell of the target's day.
};

/// A versioned parameter file: every number between verdicts and the index.
struct Methodology {
    std::string id{};  ///< "IRS-1.0.0"
    std::string title{};
    std::string sha256{};  ///< Of the file's bytes; stands beside every published number.
    TimeRules time{};
    std::vector<ConsensusRow> consensus{};  ///< Ascending by `from`.
    double should_value = 0;                ///< What a SHOULD that is not met counts.
    std::vector<RoleRules> roles{};
    std::vector<PillarRules> pillars{};
    std::vector<StratumRules> strata{};
    PublicationRules publication{};
    RankRules rank{};
    BootstrapRules bootstrap{};
    CpeRules cpe{};
    NetworkRules networks{};
    PolicyRules policy{};
    double geometric_floor = 0;   ///< Of a pillar inside the geometric mean.
    double unbalanced_above = 0;  ///< A - G beyond this is called unbalanced.
};

/// Is so much covered? A sum of shares in doubles may fall short of an exact 80 % in its last bit: that is 80 %, hence every
/// rule of coverage asks here.
bool reaches(double share, double least);

/// Whether both make the same values of the same verdicts and publish them by the same rules. Where not, one is another MAJOR
/// version of the other (4.8): weights, gates or rules differ. Ranks, resampling and paces are told of values that are there.
bool are_of_one_class(const Methodology& a, const Methodology& b);

/// nullptr when the edition does not score the role.
const RoleRules* rules_for(const Methodology& methodology, measure::Role role);

/// nullptr when no stratum holds the tier.
const StratumRules* stratum_of(const Methodology& methodology, measure::Tier tier);

/// Every check id the edition lists, sorted, once. A check that is not here does not exist for the score.
std::vector<std::string> listed_checks(const Methodology& methodology);

}  // namespace score
