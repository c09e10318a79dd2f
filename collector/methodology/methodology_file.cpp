#include "collector/methodology/methodology_file.hpp"

#include "codec/digest.hpp"
#include "collector/methodology/plausible.hpp"
#include "daemon/config.hpp"
#include "daemon/text_file.hpp"
#include "measure/words.hpp"

namespace collector {
namespace {

using daemons::ConfigTable;
using daemons::Presence;
using measure::Result;

/// A word of a closed list; the list itself is the remedy.
template <typename Enum>
std::function<Result<void>(const std::string&)> take_word(std::function<void(Enum)> take)
{
    return [take](const std::string& text) -> Result<void> {
        if (const auto found = measure::from_word<Enum>(text)) {
            take(*found);
            return {};
        }
        std::string known;
        for (const auto word : words_of(Enum{})) {
            known += (known.empty() ? "" : ", ") + std::string(word);
        }
        return measure::error("unknown word '" + text + "'", {}, "use one of: " + known);
    };
}

/// The reader knows numbers of 64 bits; the rules are narrower and their ranges too.
struct WideRow {
    std::int64_t from = 0;
    std::int64_t dissent = 0;
};

struct WideNumbers {
    std::int64_t schema = 1;
    std::int64_t window_days = 0;
    std::int64_t round_hours = 0;
    std::int64_t expiry_rounds = 0;
    std::int64_t hysteresis_rounds = 0;
    std::int64_t vantages = 0;
    std::int64_t fewest_targets = 0;
    std::int64_t weight_draws = score::RankRules{}.weight_draws;
    std::int64_t replicates = score::BootstrapRules{}.replicates;
    std::int64_t seed = score::BootstrapRules{}.seed;
    std::int64_t fewest_operators = score::BootstrapRules{}.fewest_operators;
    std::int64_t cpe_expiry_days = score::CpeRules{}.expiry_days;
    std::int64_t networks_expiry_days = score::NetworkRules{}.expiry_days;
    std::int64_t slope_days = score::PolicyRules{}.slope_days;
    std::int64_t fewest_days = score::PolicyRules{}.fewest_days;
    std::int64_t held_days = score::PolicyRules{}.held_days;
    std::vector<WideRow> consensus;
};

void bind_row(ConfigTable& keys, WideRow& row)
{
    keys.number("from", row.from, {1, 1000}, "Votes from which the row holds.", Presence::required);
    keys.number("dissent", row.dissent, {0, 1000}, "Dissenting votes it bears.", Presence::required);
}

void bind_gate(ConfigTable& keys, score::Gate& gate)
{
    keys.text("check", gate.check, "The check's id.", Presence::required);
    keys.parsed("rule", "passes or any", "passes", take_word<score::GateRule>([&](auto rule) { gate.rule = rule; }),
                "passes: a share of one half and more; any: anything above zero.");
}

void bind_component(ConfigTable& keys, score::Component& component)
{
    keys.text("id", component.id, "Its name in score documents.", Presence::required);
    keys.real("weight", component.weight, 0, 1, "Its part of a target's score.");
    keys.parsed("reading", "value or pass_only", "value",
                take_word<score::Reading>([&](auto it) { component.reading = it; }),
                "value: the mean of its checks; pass_only: a check counts when it passes whole.");
    keys.texts("checks", component.checks, "Ids of its checks.");
}

void bind_cap(ConfigTable& keys, score::Cap& cap)
{
    keys.text("check", cap.check, "The check's id.", Presence::required);
    keys.text("rule", cap.rule, "The rule that must have fired.", Presence::required);
    keys.real("most", cap.most, 0, 1, "The total cannot exceed this.");
}

void bind_role(ConfigTable& keys, score::RoleRules& role)
{
    keys.parsed("role", "web, dns, mail or security", "", take_word<measure::Role>([&](auto it) { role.role = it; }),
                "Which role of a target.", Presence::required);
    keys.real("base", role.base, 0, 1, "What a target earns by its gate alone.");
    keys.tables("gate", role.gates, bind_gate, "What must hold, else the score is 0.");
    keys.tables("component", role.components, bind_component, "A weighted part of the score.");
    keys.tables("cap", role.caps, bind_cap, "A finding that limits the total.");
}

void bind_pillar(ConfigTable& keys, score::PillarRules& pillar)
{
    keys.text("id", pillar.id, "Its name.", Presence::required);
    keys.real("weight", pillar.weight, 0, 1, "Its part of the index.");
    keys.parsed("role", "web, dns, mail or security", "", take_word<measure::Role>([&](auto it) { pillar.role = it; }),
                "The role it is made of; without one it is not measured.");
    keys.flag("required", pillar.required, "No index without it.");
    keys.parsed("source", "frame or devices", "frame",
                take_word<score::PillarSource>([&](auto source) { pillar.source = source; }),
                "frame: targets that hold its role; devices: home routers, as the laboratory found them.");
}

void bind_stratum(ConfigTable& keys, score::StratumRules& stratum)
{
    keys.text("id", stratum.id, "Its name.", Presence::required);
    keys.real("weight", stratum.weight, 0, 1000, "Its weight in a pillar.");
    keys.each("tiers", "tier", take_word<measure::Tier>([&](auto it) { stratum.tiers.push_back(it); }), "Tiers it holds.");
}

void bind_times(ConfigTable& keys, WideNumbers& wide)
{
    keys.section("time", "How rounds become one value and one state.");
    keys.number("time.window_days", wide.window_days, {1, 366}, "The score's window.", Presence::required);
    keys.number("time.round_hours", wide.round_hours, {1, 720}, "Length of a round.", Presence::required);
    keys.number("time.expiry_rounds", wide.expiry_rounds, {1, 366}, "Rounds after which older values count no more.",
                Presence::required);
    keys.number("time.hysteresis_rounds", wide.hysteresis_rounds, {1, 366}, "Rounds that change the public state.",
                Presence::required);
}

void bind_publication(ConfigTable& keys, score::Methodology& rules, WideNumbers& wide)
{
    auto& publication = rules.publication;
    keys.section("publication", "When a number may be published.");
    keys.real("publication.pillar_coverage", publication.pillar_coverage, 0, 1, "Share of the frame with a value.");
    keys.real("publication.stratum_coverage", publication.stratum_coverage, 0, 1, "The same in every stratum.");
    keys.real("publication.pillar_weight", publication.pillar_weight, 0, 1, "Share of pillar weight that is measured.");
    keys.number("publication.vantages", wide.vantages, {1, 1000}, "Votes a target needs...", Presence::required);
    keys.real("publication.vantage_coverage", publication.vantage_coverage, 0, 1, "...for this share of the targets.");
    keys.section("rank", "When a country may be ranked.");
    keys.real("rank.widest_interval", rules.rank.widest_interval, 0, 1, "Widest interval.");
    keys.number("rank.fewest_targets", wide.fewest_targets, {1, 1'000'000}, "Smallest frame.", Presence::required);
    keys.number("rank.weight_draws", wide.weight_draws, {20, 1'000'000}, "Draws of the weights.");
    keys.real("rank.weight_spread", rules.rank.weight_spread, 0, 1, "How far a weight is shaken.");
}

/// A replicate costs time: the bounds keep a typing error from stopping the collector.
void bind_bootstrap(ConfigTable& keys, WideNumbers& wide)
{
    keys.section("bootstrap", "How intervals are resampled.");
    keys.number("bootstrap.replicates", wide.replicates, {40, 100'000}, "Replicates of a figure.");
    keys.number("bootstrap.seed", wide.seed, {0, 0xffffffff}, "Published beside every interval.");
    keys.number("bootstrap.fewest_operators", wide.fewest_operators, {2, 1000}, "With fewer, Wilson's interval.");
}

void bind_other_pillars(ConfigTable& keys, score::Methodology& rules, WideNumbers& wide)
{
    keys.section("cpe", "What a router model earns.");
    keys.real("cpe.base", rules.cpe.base, 0.01, 1, "By its gate.");
    keys.real("cpe.connectivity", rules.cpe.connectivity, 0, 1, "By its connectivity checks.");
    keys.real("cpe.security", rules.cpe.security, 0, 1, "By its security checks.");
    keys.each("cpe.gate", "part", take_word<measure::GatePart>([&](auto part) { rules.cpe.gate.push_back(part); }),
              "What a host behind it must have: all of these.");
    keys.texts("cpe.connectivity_groups", rules.cpe.connectivity_groups, "Groups of rows: what stands before the first -.");
    keys.texts("cpe.security_groups", rules.cpe.security_groups, "The same.");
    keys.number("cpe.expiry_days", wide.cpe_expiry_days, {1, 3660}, "An older run counts no more.");
    keys.section("networks", "The parts of the networks pillar.");
    keys.real("networks.users", rules.networks.users, 0.01, 1, "User capability.");
    keys.real("networks.systems", rules.networks.systems, 0, 1, "Systems that announce IPv6.");
    keys.real("networks.holders", rules.networks.holders, 0, 1, "Holders who announce.");
    keys.real("networks.validity", rules.networks.validity, 0, 1, "Validity by ROA beside IPv4's.");
    keys.number("networks.expiry_days", wide.networks_expiry_days, {1, 3660}, "What a source said before counts no more.");
    keys.section("policy", "How a distance to a target is told.");
    keys.number("policy.slope_days", wide.slope_days, {2, 3660}, "Days the slope is of.");
    keys.number("policy.fewest_days", wide.fewest_days, {2, 3660}, "A shorter series has no slope.");
    keys.number("policy.held_days", wide.held_days, {0, 3660}, "An older figure does not tell of the target's day.");
}

void bind(ConfigTable& keys, score::Methodology& rules, WideNumbers& wide)
{
    keys.number("schema", wide.schema, {1, 1}, "Version of this format.", Presence::required);
    keys.text("id", rules.id, "Name and version.", Presence::required);
    keys.text("title", rules.title, "For people.");
    keys.real("should_value", rules.should_value, 0, 1, "What a SHOULD that is not met counts.");
    keys.real("geometric_floor", rules.geometric_floor, 0, 1, "Of a pillar in the geometric mean.");
    keys.real("unbalanced_above", rules.unbalanced_above, 0, 1, "A minus G beyond this is unbalanced.");
    keys.tables("consensus", wide.consensus, bind_row, "Dissent a consensus bears.");
    keys.tables("role", rules.roles, bind_role, "How targets of a role are scored.");
    keys.tables("pillar", rules.pillars, bind_pillar, "A part of the index.");
    keys.tables("stratum", rules.strata, bind_stratum, "A group of targets.");
    bind_times(keys, wide);
    bind_publication(keys, rules, wide);
    bind_bootstrap(keys, wide);
    bind_other_pillars(keys, rules, wide);
}

void narrow(const WideNumbers& wide, score::Methodology& rules)
{
    const auto narrowed = [](std::int64_t number) { return static_cast<std::uint32_t>(number); };
    rules.time = {.window_days = narrowed(wide.window_days),
                  .round_hours = narrowed(wide.round_hours),
                  .expiry_rounds = narrowed(wide.expiry_rounds),
                  .hysteresis_rounds = narrowed(wide.hysteresis_rounds)};
    rules.publication.vantages = narrowed(wide.vantages);
    rules.rank.fewest_targets = narrowed(wide.fewest_targets);
    rules.rank.weight_draws = narrowed(wide.weight_draws);
    rules.bootstrap = {.replicates = narrowed(wide.replicates),
                       .seed = narrowed(wide.seed),
                       .fewest_operators = narrowed(wide.fewest_operators)};
    rules.cpe.expiry_days = narrowed(wide.cpe_expiry_days);
    rules.networks.expiry_days = narrowed(wide.networks_expiry_days);
    rules.policy = {.slope_days = narrowed(wide.slope_days),
                    .fewest_days = narrowed(wide.fewest_days),
                    .held_days = narrowed(wide.held_days)};
    for (const auto& row : wide.consensus) {
        rules.consensus.push_back({.from = narrowed(row.from), .dissent = narrowed(row.dissent)});
    }
}

}  // namespace

MethodologyFile read_methodology_text(std::string_view toml, const std::string& name)
{
    MethodologyFile file{.rules = {}, .toml = std::string(toml), .errors = {}};
    WideNumbers wide;
    ConfigTable keys;
    bind(keys, file.rules, wide);
    file.errors = keys.read_text(toml, name);
    narrow(wide, file.rules);
    if (file.errors.empty()) {
        file.errors = implausible(file.rules, name);
    }
    file.rules.sha256 = codec::sha256(toml);
    return file;
}

MethodologyFile read_methodology_file(const std::filesystem::path& path)
{
    const auto text = daemons::read_text(path, "the methodology",
                                         "set methodology.file to a file such as config/methodologies/irs-1.toml");
    if (!text) {
        MethodologyFile file;
        file.errors.push_back(text.error());
        return file;
    }
    return read_methodology_text(*text, path.string());
}

}  // namespace collector
