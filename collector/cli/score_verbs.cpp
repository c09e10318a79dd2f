#include "collector/aggregate/rounds.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/retention_verbs.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/scorekeeping/backcast.hpp"
#include "collector/scorekeeping/freshen.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/moment.hpp"
#include "collector/scorekeeping/ranking.hpp"
#include "collector/scorekeeping/scoring.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <set>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value)
{
    return value ? Json(*value) : Json();
}

Json to_json(const ScoreRow& row)
{
    return {{"country", row.country},
            {"as_of", measure::to_rfc3339(row.as_of)},
            {"methodology", row.methodology},
            {"methodology_sha256", row.methodology_sha256},
            {"frame_sha256", row.frame_sha256},
            {"index", number(row.index)},
            {"interval", {number(row.low), number(row.high)}},
            {"status", row.status},
            {"coverage", row.coverage},
            {"window", {row.window_first, row.window_last}},
            {"software", row.software},
            {"document", Json::parse(row.document, nullptr, false)}};
}

std::string text(const std::optional<double>& value)
{
    return value ? fmt::format("{:.1f}", *value * 100) : "-";
}

void print_json(const std::vector<ScoreRow>& scores, const std::vector<scorekeeping::SeriesBreak>* breaks)
{
    Json document{{"schema", 1}, {"scores", Json::array()}};
    for (const auto& row : scores) {
        document["scores"].push_back(to_json(row));
    }
    if (breaks != nullptr) {
        document["breaks"] = Json::array();
        for (const auto& it : *breaks) {
            document["breaks"].push_back({{"country", it.country},
                                          {"check", it.check},
                                          {"first_round", it.first_round ? Json(*it.first_round) : Json()}});
        }
    }
    print(document.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::set<std::string> with_unreviewed_frame(const std::vector<ScoreRow>& scores)
{
    std::set<std::string> countries;
    for (const auto& row : scores) {
        const auto document = Json::parse(row.document, nullptr, false);
        const Json::json_pointer reviewed("/frame/reviewed");
        if (!document.is_discarded() && document.contains(reviewed) && document.at(reviewed) == false) {
            countries.insert(row.country);
        }
    }
    return countries;
}

void print_table(const std::vector<ScoreRow>& scores)
{
    std::vector<std::vector<std::string>> rows{
        {"COUNTRY", "DAY", "INDEX", "INTERVAL", "STATUS", "COVERAGE", "METHODOLOGY", "SHA-256", "FRAME"}};
    for (const auto& row : scores) {
        rows.push_back({row.country, row.window_last, text(row.index), text(row.low) + " to " + text(row.high), row.status,
                        fmt::format("{:.0f} %", row.coverage * 100), row.methodology, row.methodology_sha256.substr(0, 12),
                        row.frame_sha256.substr(0, 12)});
    }
    print(as_table(rows));
    for (const auto& country : with_unreviewed_frame(scores)) {
        say(country + ": the frame is unreviewed: nobody of the country has confirmed the list of targets");
    }
}

void print_scores(const std::vector<ScoreRow>& scores, bool json,
                  const std::vector<scorekeeping::SeriesBreak>* breaks = nullptr)
{
    if (json) {
        print_json(scores, breaks);
        return;
    }
    print_table(scores);
    for (const auto& it : breaks == nullptr ? std::vector<scorekeeping::SeriesBreak>{} : *breaks) {
        say("break: " + it.country + " " + it.check +
            (it.first_round ? " has no value before " + *it.first_round : " has no value in any round"));
    }
}

/// Every country with a frame, or the one that was asked for; its series and breaks one after the other.
measure::Result<scorekeeping::Backcast> cast_all(const store::OpenStore& index, const scorekeeping::Editions& editions,
                                                 const Question& question, measure::Timestamp as_of)
{
    const auto countries = index.store->countries_by(as_of);
    if (!countries) {
        return tl::unexpected(countries.error());
    }
    scorekeeping::Backcast all;
    for (const auto& country : *countries) {
        if (!question.country.empty() && country != question.country) {
            continue;
        }
        auto cast = scorekeeping::cast_back(*index.store, editions, country, question.since, as_of, index.devices.get());
        if (!cast) {
            return cast;
        }
        all.scores.insert(all.scores.end(), cast->scores.begin(), cast->scores.end());
        all.breaks.insert(all.breaks.end(), cast->breaks.begin(), cast->breaks.end());
    }
    return all;
}

Json rank_json(const scorekeeping::Ranked& it)
{
    return {{"country", it.country},
            {"index", number(it.index)},
            {"rank", it.rank ? Json{{"best", it.rank->best}, {"worst", it.rank->worst}} : Json()},
            {"reasons", it.reasons}};
}

std::vector<std::string> rank_row(const scorekeeping::Ranked& it)
{
    const auto rank = it.rank ? fmt::format("{} to {}", it.rank->best, it.rank->worst) : "no rank";
    return {it.country, text(it.index), rank, fmt::format("{}", fmt::join(it.reasons, "; "))};
}

void print_ranks(const std::vector<scorekeeping::Ranked>& ranks, const scorekeeping::Methodology& methodology, bool json)
{
    if (json) {
        Json document{{"schema", 1},
                      {"methodology", methodology.id},
                      {"methodology_sha256", methodology.sha256},
                      {"countries", Json::array()}};
        for (const auto& it : ranks) {
            document["countries"].push_back(rank_json(it));
        }
        print(document.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
        return;
    }
    std::vector<std::vector<std::string>> rows{{"COUNTRY", "INDEX", "RANK (90 %)", "WHY NOT"}};
    for (const auto& it : ranks) {
        rows.push_back(rank_row(it));
    }
    print(as_table(rows));
}

/// The first day whose evidence enters the answer.
std::string evidence_begins(const scorekeeping::Editions& editions, const Question& question, measure::Timestamp as_of)
{
    const auto first = question.since.empty() ? aggregate::day_of(as_of) : question.since;
    return aggregate::telling_begins(first, editions.of(first, as_of).rules.time.window_days);
}

int print_answer(const store::OpenStore& index, const scorekeeping::Editions& editions, const Question& question,
                 measure::Timestamp as_of)
{
    if (question.ranks) {
        // Countries stand against each other by one edition alone.
        const auto& methodology = editions.of(aggregate::day_of(as_of), as_of);
        const auto ranks = scorekeeping::ranks_as_of(*index.store, methodology, as_of, index.devices.get());
        if (!ranks) {
            return complain(ranks.error());
        }
        print_ranks(*ranks, methodology, question.json);
        return code(Exit::ok);
    }
    if (question.since.empty()) {
        const auto scores = scorekeeping::scores_as_of(*index.store, editions, as_of, question.country, index.devices.get());
        if (!scores) {
            return complain(scores.error());
        }
        print_scores(*scores, question.json);
        return code(Exit::ok);
    }
    const auto cast = cast_all(index, editions, question, as_of);
    if (!cast) {
        return complain(cast.error());
    }
    print_scores(cast->scores, question.json, &cast->breaks);
    return code(Exit::ok);
}

}  // namespace

int score(const Config& config, const Question& question)
{
    const auto as_of = scorekeeping::moment_of(question.as_of);
    if (!as_of) {
        return complain(as_of.error(), Exit::usage);
    }
    if (!question.since.empty() && !measure::parse_iso_date(question.since)) {
        return complain({.what = "no day: " + question.since, .where = "--since", .remedy = "write it as 2026-11-21"},
                        Exit::usage);
    }
    const auto configured = scorekeeping::load_methodology(config);
    const auto asked = question.methodology.empty()
                           ? configured
                           : scorekeeping::load_methodology(std::filesystem::path(question.methodology));
    if (!configured || !asked) {
        return complain(configured ? asked.error() : configured.error(), Exit::config);
    }
    // The index stays that of the editions in force, whatever is asked.
    if (auto fresh = scorekeeping::freshen(config, *configured); !fresh) {
        return complain(fresh.error());
    }
    const auto index = scorekeeping::open_index(config);
    const auto in_force = index ? scorekeeping::read_editions(*index->store, *configured) : tl::unexpected(index.error());
    if (!in_force) {
        return complain(in_force.error());
    }
    const auto editions = question.methodology.empty() ? *in_force : scorekeeping::Editions(*asked);
    const auto lacking = what_is_lacking(config, evidence_begins(editions, question, *as_of), *as_of);
    if (!lacking) {
        return complain(lacking.error());
    }
    if (!lacking->empty()) {
        say(*lacking);
    }
    return print_answer(*index, editions, question, *as_of);
}

int export_views(const Config& config)
{
    const auto methodology = scorekeeping::load_methodology(config);
    if (!methodology) {
        return complain(methodology.error(), Exit::config);
    }
    if (auto fresh = scorekeeping::freshen(config, *methodology); !fresh) {
        return complain(fresh.error());
    }
    const auto index = scorekeeping::open_index(config);
    const auto text = index ? index->store->canonical_export() : tl::unexpected(index.error());
    if (!text) {
        return complain(text.error());
    }
    print(*text);
    return code(Exit::ok);
}

}  // namespace collector::cli
