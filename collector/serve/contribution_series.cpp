#include "collector/serve/contribution_series.hpp"

#include "collector/aggregate/user_figure.hpp"
#include "collector/serve/to_json.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>
#include <set>

namespace collector::serve {
namespace {

using repository::Series;
using repository::SeriesScope;
using repository::Window;
using Points = std::vector<SeriesPoint>;

bool lies_in(const std::string& day, const Window& window)
{
    return window.first <= day && day <= window.last;
}

Points points_of(const std::vector<FigurePoint>& figures)
{
    Points points;
    for (const auto& it : figures) {
        points.push_back({.day = it.day, .value = it.value, .low = it.low, .high = it.high});
    }
    return points;
}

Points points_of(const std::vector<RoundFigure>& figures)
{
    Points points;
    for (const auto& [round, value, targets] : figures) {
        points.push_back({.day = round, .value = value, .low = {}, .high = {}, .targets = targets});
    }
    return points;
}

/// The index has an interval; its days are those of the window's end, as everywhere.
Points points_of(const std::vector<ScoreRow>& scores)
{
    Points points;
    for (const auto& score : scores) {
        if (score.index) {
            points.push_back({.day = score.window_last, .value = *score.index, .low = score.low, .high = score.high});
        }
    }
    return points;
}

measure::Result<Points> read_country(const Site& site, const std::string& country, const std::string& figure)
{
    if (figure == "index") {
        return site.views.score_history(country).map([](const auto& scores) { return points_of(scores); });
    }
    if (figure == "users") {
        return site.views.networks(country).map([&](const std::optional<NetworksRow>& row) {
            return row ? points_of(aggregate::user_figure(row->document, site.methodology.policy.held_days)) : Points();
        });
    }
    return site.views.figures(country, figure, std::string(kEveryDay)).map([](const auto& figures) {
        return points_of(figures);
    });
}

/// A study tells of its own country: what stands in another's frame now has no figures in it.
measure::Result<Points> read_target(const Site& site, const std::string& country, const Series& series)
{
    const auto target = site.views.target(series.target);
    if (!target) {
        return tl::unexpected(target.error());
    }
    if (*target && (*target)->target.country != country) {
        return Points();
    }
    return site.contributions->target_figures(series.target, series.figure).map([](const auto& it) {
        return points_of(it);
    });
}

measure::Result<Points> read_points(const Site& site, const std::string& country, const Series& series)
{
    const auto as_points = [](const std::vector<RoundFigure>& figures) { return points_of(figures); };
    switch (series.scope) {
        case SeriesScope::country: return read_country(site, country, series.figure);
        case SeriesScope::sector:
            return site.contributions->sector_figures(country, series.sector, series.figure).map(as_points);
        case SeriesScope::target: return read_target(site, country, series);
    }
    return Points();
}

Json to_json(const WindowFigure& it)
{
    return {{"first", it.window.first},
            {"last", it.window.last},
            {"days", it.days},
            {"mean", serve::to_json(it.mean)},
            {"least", serve::to_json(it.least)},
            {"most", serve::to_json(it.most)}};
}

Json to_json(const SeriesPoint& it)
{
    Json json = {{"day", it.day}, {"value", it.value}, {"low", serve::to_json(it.low)}, {"high", serve::to_json(it.high)}};
    json["targets"] = it.targets == 0 ? Json() : Json(it.targets);
    return json;
}

}  // namespace

WindowFigure figure_in(const Window& window, const Points& points)
{
    WindowFigure figure{.window = window, .days = 0, .mean = {}, .least = {}, .most = {}};
    double sum = 0;
    for (const auto& point : points) {
        if (lies_in(point.day, window)) {
            ++figure.days;
            sum += point.value;
            figure.least = std::min(figure.least.value_or(point.value), point.value);
            figure.most = std::max(figure.most.value_or(point.value), point.value);
        }
    }
    if (figure.days > 0) {
        figure.mean = sum / static_cast<double>(figure.days);
    }
    return figure;
}

std::vector<std::string> changed_between(const Window& before, const Window& after, const std::vector<ScoreRow>& scores)
{
    std::set<std::string> methodologies;
    std::set<std::string> frames;
    for (const auto& score : scores) {
        if (lies_in(score.window_last, before) || lies_in(score.window_last, after)) {
            methodologies.insert(score.methodology_sha256);
            frames.insert(score.frame_sha256);
        }
    }
    std::vector<std::string> changed;
    if (methodologies.size() > 1) {
        changed.emplace_back("methodology");
    }
    if (frames.size() > 1) {
        changed.emplace_back("frame");
    }
    return changed;
}

bool is_mean_of_days(const Series& series)
{
    const auto& figure = series.figure;
    return series.scope == SeriesScope::country && figure != "users" && figure != "networks" && figure != "cpe";
}

bool is_blurred(const repository::Contribution& study, std::uint32_t days)
{
    if (!is_mean_of_days(study.series)) {
        return false;
    }
    const auto after = measure::parse_iso_date(study.series.after.first);
    return std::ranges::any_of(study.actions, [&](const repository::Action& action) {
        const auto done = measure::parse_iso_date(action.dated);
        return action.dated <= study.series.before.last || !after || !done || *after - *done < std::chrono::days(days);
    });
}

measure::Result<Json> series_json(const Site& site, const repository::Contribution& study)
{
    const auto& country = study.card.country;
    const auto& series = study.series;
    const auto window_days = site.rules == nullptr ? 0 : site.rules->time.window_days;
    const auto points = read_points(site, country, series);
    const auto scores = site.views.score_history(country);
    if (!points || !scores) {
        return tl::unexpected(points ? scores.error() : points.error());
    }
    const auto before = figure_in(series.before, *points);
    const auto after = figure_in(series.after, *points);
    auto json = new_document();
    json["country"] = country;
    json["scope"] = measure::to_word(series.scope);
    json["figure"] = series.figure;
    json["sector"] = series.sector;
    json["target"] = series.target;
    json["before"] = to_json(before);
    json["after"] = to_json(after);
    json["difference"] = before.mean && after.mean ? Json(*after.mean - *before.mean) : Json();
    json["mean_of_days"] = is_mean_of_days(series) ? Json(window_days) : Json();
    json["blurred"] = is_blurred(study, window_days);
    json["changed_between"] = changed_between(series.before, series.after, *scores);
    json["points"] = Json::array();
    for (const auto& point : *points) {
        if (series.before.first <= point.day && point.day <= series.after.last) {
            json["points"].push_back(to_json(point));
        }
    }
    return json;
}

}  // namespace collector::serve
