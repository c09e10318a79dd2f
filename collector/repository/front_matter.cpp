#include "collector/repository/front_matter.hpp"

#include "collector/repository/bound_text.hpp"
#include "collector/repository/contribution_file.hpp"
#include "collector/repository/policy_file.hpp"
#include "measure/country_code.hpp"

#include <algorithm>

namespace collector::repository {
namespace {

using daemons::ConfigTable;
using daemons::Presence;
using measure::Result;

constexpr std::string_view kFence = "+++";
constexpr std::size_t kLongestSummary = 800;

constexpr std::array<std::string_view, 8> kCountryFigures{"index", "users",    "web", "dns",
                                                          "mail",  "security", "cpe", "networks"};
constexpr std::array<std::string_view, 4> kServiceFigures{"web", "dns", "mail", "operational"};

/// What the keys of one file are bound to beside the contribution itself.
struct Bound {
    Contribution& it;
    std::int64_t schema = 1;
    std::string name;  ///< Of a case study among those of its country.
};

Result<void> take_country(const std::string& text, std::string& into)
{
    if (!measure::is_country_code(text)) {
        return measure::error("'" + text.substr(0, 60) + "' is not a country code", {},
                              "use ISO 3166-1 alpha-2 in upper case");
    }
    into = text;
    return {};
}

/// A primary subtag, then script or region: "fr", "zh-Hans" (RFC 5646 section 2.1). Whether it is registered is not asked.
Result<void> take_language(const std::string& text, std::string& into)
{
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    const auto dash = std::min(text.find('-'), text.size());
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const bool main_fits =
        (dash == 2 || dash == 3) && std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(dash), lower);
    const bool rest_fits = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(dash), text.end(),
                                       [&](char c) { return c == '-' || letter(c); });
    if (!main_fits || !rest_fits || text.size() > 35 || text.ends_with('-')) {
        return measure::error("'" + text.substr(0, 60) + "' is not a language tag", {}, "use one such as en, ar or zh-Hans");
    }
    into = text;
    return {};
}

void bind_source(ConfigTable& keys, Source& source)
{
    bind_line(keys, "title", source.title, "What it is.");
    bind_address(keys, "url", source.url, "Where it can be read.", Presence::required);
}

void bind_mandate(ConfigTable& keys, Mandate& it)
{
    bind_line(keys, "title", it.title, "The law, decree, directive or strategy.");
    bind_line(keys, "bound", it.bound, "Whom it binds.");
    keys.date("dated", it.dated, "When it was made.", Presence::required);
    keys.date("by", it.by, "The day by which, where it names one.");
    bind_name(keys, "policy", it.policy, "The policy by which it is measured (docs/policies.md).", Presence::optional);
    bind_address(keys, "source", it.source, "Where it can be read.");
}

void bind_milestone(ConfigTable& keys, Milestone& it)
{
    bind_line(keys, "title", it.title, "What is to be done.");
    keys.date("by", it.by, "The day by which.", Presence::required);
    bind_line(keys, "owner", it.owner, "Who does it.");
    bind_word(keys, "state", it.state, "How far it is.");
}

void bind_rule(ConfigTable& keys, ProcurementRule& it)
{
    bind_line(keys, "title", it.title, "Its name.");
    keys.date("since", it.since, "In force since.", Presence::required);
    bind_line(keys, "demands", it.demands, "What whoever sells to the state must offer.");
    bind_address(keys, "source", it.source, "Where it can be read.");
}

void bind_laboratory(ConfigTable& keys, Laboratory& it)
{
    bind_line(keys, "name", it.name, "Its name.");
    bind_line(keys, "place", it.place, "City or institution.");
    keys.date("since", it.since, "Working since.", Presence::required);
    bind_line(keys, "probe", it.probe, "Its probe at this collector.", Presence::optional);
}

void bind_event(ConfigTable& keys, TrainingEvent& it)
{
    bind_line(keys, "title", it.title, "Its name.");
    keys.date("first", it.first, "Its first day.", Presence::required);
    keys.date("last", it.last, "Its last day.", Presence::required);
    bind_line(keys, "place", it.place, "Where it is held.");
    bind_line(keys, "audience", it.audience, "For whom.");
    bind_address(keys, "page", it.page, "Where one learns more.");
}

void bind_action(ConfigTable& keys, Action& it)
{
    bind_line(keys, "title", it.title, "What was done.");
    keys.date("dated", it.dated, "When.", Presence::required);
}

void bind_confounder(ConfigTable& keys, Confounder& it)
{
    bind_line(keys, "what", it.what, "What else may have moved the figure.");
    bind_word(keys, "effect", it.effect, "What it does to the figure.");
}

void bind_head(ConfigTable& keys, Bound& bound)
{
    auto& card = bound.it.card;
    keys.number("schema", bound.schema, {1, 1}, "Version of this format.", Presence::required);
    bind_word(keys, "kind", card.kind, "What it is.");
    keys.parsed(
        "country", "country code", "", [&card](const std::string& text) { return take_country(text, card.country); },
        "ISO 3166-1 alpha-2.", Presence::required);
    bind_line(keys, "title", card.title, "For people.");
    bind_line(keys, "summary", card.summary, "What a reader in a hurry should know.", Presence::required, kLongestSummary);
    keys.parsed(
        "language", "language tag", "", [&card](const std::string& text) { return take_language(text, card.language); },
        "Of the text: BCP 47.", Presence::required);
    bind_line(keys, "contributor", card.contributor, "The organisation that speaks; never a person.");
    keys.date("dated", card.dated, "The day of which it speaks.", Presence::required);
    keys.flag("example", card.example, "Written to show the form; shown as such.");
    keys.tables("source", bound.it.sources, bind_source, "Where what is said can be read.");
}

void bind_profile(ConfigTable& keys, Bound& bound)
{
    bind_head(keys, bound);
    keys.tables("mandate", bound.it.mandates, bind_mandate, "Who is bound by what, and by when.");
    keys.tables("milestone", bound.it.milestones, bind_milestone, "A step of the action plan.");
    keys.tables("procurement", bound.it.rules, bind_rule, "A rule for what the state buys.");
    keys.tables("laboratory", bound.it.laboratories, bind_laboratory, "A test-bed laboratory.");
    keys.tables("event", bound.it.events, bind_event, "A training event.");
}

void bind_window(ConfigTable& keys, const std::string& name, Window& window, const std::string& doc)
{
    keys.section(name, doc);
    keys.date(name + ".first", window.first, "Its first day.", Presence::required);
    keys.date(name + ".last", window.last, "Its last day.", Presence::required);
}

void bind_series(ConfigTable& keys, Series& series)
{
    keys.section("series", "The series of this collector that it speaks of.");
    bind_word(keys, "series.scope", series.scope, "Of what.");
    const auto take = [&series](const std::string& text) {
        series.figure = text;
        return is_figure(text) || text == "operational";
    };
    bind_choice(keys, "series.figure", listed(kCountryFigures) + "; of a sector or target " + listed(kServiceFigures),
                "What is measured.", take);
    bind_line(keys, "series.sector", series.sector, "Of scope sector: a sector of the frames.", Presence::optional);
    bind_line(keys, "series.target", series.target, "Of scope target: its domain as in the frame.", Presence::optional);
    bind_window(keys, "before", series.before, "The days before.");
    bind_window(keys, "after", series.after, "The days after.");
}

void bind_case(ConfigTable& keys, Bound& bound)
{
    bind_head(keys, bound);
    bind_name(keys, "name", bound.name, "Names it for ever among those of its country.");
    keys.tables("action", bound.it.actions, bind_action, "What was done.");
    keys.tables("confounder", bound.it.confounders, bind_confounder, "What else may have moved the figure.");
    bind_series(keys, bound.it.series);
}

/// Which keys there may be depends on one of them.
ContributionKind kind_in(const std::string& front)
{
    auto kind = ContributionKind::profile;
    ConfigTable keys;
    bind_word(keys, "kind", kind, "");
    (void)keys.read_text(front, "");
    return kind;
}

std::string id_of(const Bound& bound)
{
    auto id = bound.it.card.country;
    std::transform(id.begin(), id.end(), id.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return bound.name.empty() ? id : id + "-" + bound.name;
}

}  // namespace

Result<Parts> split_front_matter(std::string_view text, const std::string& name)
{
    const auto fence = "\n" + std::string(kFence) + "\n";
    const auto end = text.starts_with(std::string(kFence) + "\n") ? text.find(fence, kFence.size()) : std::string_view::npos;
    if (end == std::string_view::npos) {
        return measure::error("the file does not begin with front matter", name + ":1",
                              "write a line +++, the keys of docs/repository.md, and a line +++ before the text");
    }
    const auto front = text.substr(kFence.size() + 1, end - kFence.size());
    Parts parts{.front = "\n" + std::string(front), .body = std::string(text.substr(end + fence.size()))};
    parts.body_line = 2 + static_cast<int>(std::count(parts.front.begin(), parts.front.end(), '\n'));
    return parts;
}

std::vector<measure::Error> read_front_matter(const std::string& front, const std::string& name, Contribution& into)
{
    Bound bound{.it = into, .schema = 1, .name = {}};
    ConfigTable keys;
    if (kind_in(front) == ContributionKind::profile) {
        bind_profile(keys, bound);
    } else {
        bind_case(keys, bound);
    }
    auto errors = keys.read_text(front, name);
    into.id = id_of(bound);
    return errors;
}

std::string contribution_reference_markdown()
{
    std::string pages;
    for (const auto kind : {ContributionKind::profile, ContributionKind::case_study}) {
        Contribution sample;
        Bound bound{.it = sample, .schema = 1, .name = {}};
        ConfigTable keys;
        kind == ContributionKind::profile ? bind_profile(keys, bound) : bind_case(keys, bound);
        pages += "# kind = \"" + std::string(measure::to_word(kind)) + "\"\n" + keys.reference_markdown() +
                 "\n## Sections\n\n| Key | What it asks |\n| --- | --- |\n";
        for (const auto& [key, asks] : sections_of(kind)) {
            pages += "| `{#" + std::string(key) + "}` | " + std::string(asks) + " |\n";
        }
        pages += "\n";
    }
    return pages;
}

}  // namespace collector::repository
