#include "collector/serve/page.hpp"

#include "checks/check.hpp"
#include "collector/serve/embedded.hpp"
#include "collector/serve/page_words.hpp"
#include "collector/serve/template.hpp"
#include "measure/words.hpp"

#include <algorithm>
#include <cstdio>

namespace collector::serve {
namespace {

/// Causes shown for a country; the API has them all.
constexpr std::size_t kMostCauses = 5;

std::string points(const std::optional<double>& ratio)
{
    if (!ratio) {
        return "–";
    }
    char text[16];
    std::snprintf(text, sizeof text, "%.1f", *ratio * 100);
    return text;
}

std::string percent(double ratio)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.0f %%", ratio * 100);
    return text;
}

std::string services(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " service" : " services");
}

std::optional<double> pillar(const Nation& nation, std::string_view name)
{
    for (const auto& details : nation.details.pillars) {
        if (details.name == name) {
            return details.value;
        }
    }
    return std::nullopt;
}

std::string coordinate(double ratio)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.1f", std::clamp(ratio, 0.0, 1.0) * 100);
    return text;
}

/// Attributes of an SVG, no style: the content policy allows no inline style.
std::string interval_bar(const ScoreRow& score)
{
    if (!score.index) {
        return {};
    }
    const auto low = score.low.value_or(*score.index);
    const auto high = score.high.value_or(*score.index);
    return "<svg class=\"interval\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
           "<rect class=\"scale\" x=\"0\" y=\"4\" width=\"100\" height=\"2\"/>"
           "<rect class=\"span\" x=\"" +
           coordinate(low) + "\" y=\"2.5\" width=\"" + coordinate(high - low) +
           "\" height=\"5\"/><rect class=\"point\" x=\"" + coordinate(*score.index - 0.006) +
           "\" y=\"0\" width=\"1.2\" height=\"10\"/></svg>";
}

std::string state_list(const Nation& nation)
{
    std::string list;
    for (const auto word : words_of(measure::State{})) {
        const auto found = nation.states.find(measure::from_word<measure::State>(word).value());
        if (found != nation.states.end() && found->second > 0) {
            list += "<li class=\"state " + std::string(word) + "\"><b>" + std::to_string(found->second) + "</b> " +
                    page_word("state", word) + "</li>";
        }
    }
    return list;
}

std::string review_of(const Nation& nation)
{
    if (!nation.details.frame_reviewed) {
        return "not known";
    }
    return *nation.details.frame_reviewed ? "reviewed" : "not reviewed";
}

std::string title_of(const Nation& nation)
{
    return nation.details.frame_title.empty() ? nation.score.country : nation.details.frame_title;
}

std::string interval_text(const ScoreRow& score)
{
    return score.low && score.high ? points(score.low) + " to " + points(score.high) : "–";
}

std::string nation_row(const Nation& nation)
{
    const auto& score = nation.score;
    Values values;
    values.text = {{"country", score.country},
                   {"title", title_of(nation)},
                   {"index", points(score.index)},
                   {"interval", interval_text(score)},
                   {"status", page_word("status", score.status)},
                   {"coverage", percent(score.coverage)},
                   {"web", points(pillar(nation, "web"))},
                   {"dns", points(pillar(nation, "dns"))},
                   {"targets", services(nation.targets)},
                   {"review", review_of(nation)},
                   {"window", score.window_first + " to " + score.window_last}};
    values.html = {{"bar", interval_bar(score)}, {"states", state_list(nation)}};
    return fill(embedded::kNation, values);
}

std::string remedy_item(const Nation& nation, const CauseCount& counted)
{
    const auto& remedy = checks::remedy_for(counted.cause);
    Values values;
    values.text = {{"targets", services(counted.targets)},
                   {"country", nation.score.country},
                   {"cause", std::string(measure::to_word(counted.cause))},
                   {"sentence", std::string(remedy.sentence)},
                   {"advice", std::string(remedy.advice)},
                   {"owner", page_word("owner", measure::to_word(remedy.owner))}};
    return fill(embedded::kRemedy, values);
}

std::string remedies(const Nation& nation)
{
    if (nation.causes.empty()) {
        return {};
    }
    std::string items;
    for (std::size_t i = 0; i < std::min(nation.causes.size(), kMostCauses); ++i) {
        items += remedy_item(nation, nation.causes[i]);
    }
    Values values;
    values.text = {{"country", nation.score.country}, {"title", title_of(nation)}};
    values.html = {{"items", items}};
    return fill(embedded::kRemedies, values);
}

std::string vantage_row(const VantageView& vantage)
{
    const auto& latest = vantage.latest;
    const bool qualified = latest && latest->qualified_ipv4 && latest->qualified_ipv6 && !vantage.revoked;
    const auto reason = vantage.revoked ? "revoked" : (latest ? latest->reason : "has not reported yet");
    Values values;
    values.text = {{"name", vantage.registration.probe},
                   {"laboratory", vantage.registration.laboratory},
                   {"country", vantage.registration.country},
                   {"network", "AS" + std::to_string(vantage.registration.as_number)},
                   {"qualified", qualified ? "yes" : "no"},
                   {"reason", reason},
                   {"results", std::to_string(vantage.results)},
                   {"last_seen", latest ? measure::to_rfc3339(latest->at).substr(0, 16) + " UTC" : "never"}};
    return fill(embedded::kVantage, values);
}

}  // namespace

std::string render_page(const std::vector<Nation>& nations, const std::vector<VantageView>& vantages,
                        const std::string& edition)
{
    Values values;
    values.html = {{"nations", ""}, {"remedies", ""}, {"vantages", ""}};
    for (const auto& nation : nations) {
        values.html["nations"] += nation_row(nation);
        values.html["remedies"] += remedies(nation);
    }
    for (const auto& vantage : vantages) {
        values.html["vantages"] += vantage_row(vantage);
    }
    if (nations.empty()) {
        values.html["nations"] = "<tr><td colspan=\"9\">No score yet: no round has been folded.</td></tr>";
    }
    values.text = {{"edition", edition}, {"methodology", nations.empty() ? "" : nations.front().score.methodology}};
    return fill(embedded::kPage, values);
}

}  // namespace collector::serve
