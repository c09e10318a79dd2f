#include "collector/serve/context_json.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/made_by.hpp"
#include "collector/serve/peer_forms.hpp"
#include "collector/serve/table.hpp"
#include "measure/words.hpp"

#include <cstdio>
#include <memory>
#include <stdexcept>
#include <utility>

namespace collector::serve {
namespace {

/// Targets a piece: an export of any size needs the memory of one piece.
constexpr std::size_t kTargetsAPiece = 100;

struct Export;
using Rows = std::string (*)(const Export&, const TargetView&);
using CellsByCountry = std::map<std::string, std::vector<std::string>>;

/// Where one export stands between two pieces.
struct Export {
    const Site& site;
    const DisclosedViews* shown = nullptr;
    Table table;
    TargetFilter filter;
    Rows rows = nullptr;
    CellsByCountry made_by;
    std::set<std::string> withheld;  ///< Of which targets something is, where the table tells it of each.
    std::string head;                ///< What the next piece begins with.
    std::string after;               ///< Domain of the last target written.
    bool done = false;
};

std::string number(const std::optional<double>& value)
{
    if (!value) {
        return {};
    }
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", *value);
    return text;
}

std::string cause_word(const std::optional<measure::Cause>& cause)
{
    return cause ? std::string(measure::to_word(*cause)) : std::string{};
}

/// A stream that has begun cannot become a problem: it is cut, so that half a file is never taken for a whole one.
template <typename T>
T or_cut(const Site& site, measure::Result<T> result)
{
    if (result) {
        return std::move(*result);
    }
    if (site.on_failure) {
        site.on_failure(result.error());
    }
    throw std::runtime_error("the export cannot go on");
}

std::string yes_or_no(bool holds)
{
    return holds ? "1" : "0";
}

std::string target_row(const Export& state, const TargetView& view)
{
    const auto& site = state.site;
    const auto& target = view.target;
    std::vector<std::string> cells{target.domain,
                                   target.country,
                                   target.organisation,
                                   target.sector,
                                   std::string(measure::to_word(target.tier)),
                                   std::string(measure::to_word(view.state.state)),
                                   cause_word(view.state.cause),
                                   view.state.check,
                                   view.round,
                                   number(view.web_score),
                                   number(view.dns_score),
                                   number(view.mail_score),
                                   yes_or_no(target.opt_out),
                                   yes_or_no(state.withheld.contains(target.domain))};
    const auto hosting = hosting_cells(or_cut(site, site.views.hosting(target.domain)), target.country);
    cells.insert(cells.end(), hosting.begin(), hosting.end());
    // A target that was never scored has no number to tell the origin of.
    const auto made = state.made_by.find(target.country);
    const auto unknown = std::vector<std::string>(made_by_columns().size());
    const auto& origin = made == state.made_by.end() ? unknown : made->second;
    cells.insert(cells.end(), origin.begin(), origin.end());
    return state.table.row(cells);
}

std::string consensus_row(const ConsensusRow& row, const measure::CountryCode& country, const Table& table)
{
    const auto& verdict = row.verdict;
    return table.row({row.target, country, row.round, row.check, std::to_string(verdict.version), yes_or_no(row.in_country),
                      yes_or_no(row.counts), std::to_string(row.votes), std::to_string(row.passes),
                      std::string(measure::to_word(verdict.outcome)), number(verdict.value),
                      std::string(measure::to_word(verdict.level)), verdict.rule, cause_word(verdict.cause),
                      verdict.detail});
}

std::string verdict_rows(const Export& state, const TargetView& view)
{
    std::string rows;
    for (const auto& row : or_cut(state.site, state.site.views.consensus(view.target.domain))) {
        rows += consensus_row(row, view.target.country, state.table);
    }
    // That something is withheld is told, in a row without a check.
    if (state.shown != nullptr && or_cut(state.site, state.shown->withholds(view.target.domain))) {
        rows += state.table.row(
            {view.target.domain, view.target.country, view.round, "", "", "", "", "", "", "withheld", "", "", "", "", ""});
    }
    return rows;
}

std::string service_rows(const Export& state, const TargetView& view)
{
    const auto consensus = or_cut(state.site, state.site.views.consensus(view.target.domain));
    std::string rows;
    for (const auto role : view.target.roles) {
        const auto [assigned, reachable, operational, colour] = service_form(role, consensus);
        rows += state.table.row({view.target.domain, view.target.country, view.target.organisation,
                                 std::string(measure::to_word(role)), std::string(assigned), std::string(reachable),
                                 std::string(operational), std::string(colour), yes_or_no(view.target.opt_out)});
    }
    return rows;
}

boost::asio::awaitable<std::string> next_rows(std::shared_ptr<Export> state)
{
    auto piece = std::exchange(state->head, {});
    while (piece.empty() && !state->done) {
        const auto targets = or_cut(state->site, state->site.views.targets(state->filter, state->after, kTargetsAPiece));
        for (const auto& target : targets) {
            piece += state->rows(*state, target);
            state->after = target.target.domain;
        }
        state->done = targets.size() < kTargetsAPiece;
    }
    co_return piece;
}

http::Response target_export(const Call& call, const std::string& name, const std::vector<std::string>& columns, Rows rows,
                             CellsByCountry made_by = {}, std::set<std::string> withheld = {})
{
    TargetFilter filter;
    filter.country = call.parameter("country");
    const Table table(call, name, columns);
    auto response = table.begin();
    const auto state = std::make_shared<Export>(Export{.site = call.site,
                                                       .shown = call.shown,
                                                       .table = table,
                                                       .filter = filter,
                                                       .rows = rows,
                                                       .made_by = std::move(made_by),
                                                       .withheld = std::move(withheld),
                                                       .head = std::exchange(response.body, {}),
                                                       .after = {},
                                                       .done = false});
    response.next_piece = [state] { return next_rows(state); };
    return response;
}

}  // namespace

Answer answer_targets_table(const Call& call)
{
    std::vector<std::string> columns{"domain", "country", "organisation", "sector",    "tier",       "state",   "cause",
                                     "check",  "round",   "web_score",    "dns_score", "mail_score", "opt_out", "withheld"};
    const auto hosting = hosting_columns();
    columns.insert(columns.end(), hosting.begin(), hosting.end());
    const auto origin = made_by_columns();
    columns.insert(columns.end(), origin.begin(), origin.end());
    auto made = made_by_cells(call);
    auto withheld = withheld_in(call);
    if (!made || !withheld) {
        return failed(call, made ? withheld.error() : made.error());
    }
    return target_export(call, "targets", columns, &target_row, *std::move(made), *std::move(withheld));
}

Answer answer_services_table(const Call& call)
{
    return target_export(
        call, "services",
        {"domain", "country", "organisation", "service", "assigned", "reachable", "operational", "class", "opt_out"},
        &service_rows);
}

Answer answer_verdicts_table(const Call& call)
{
    return target_export(call, "verdicts",
                         {"domain", "country", "round", "check", "check_version", "in_country", "counts", "votes", "passes",
                          "outcome", "value", "level", "rule", "cause", "detail"},
                         &verdict_rows);
}

}  // namespace collector::serve
