#pragma once

#include "collector/repository/contribution.hpp"
#include "collector/serve/answer.hpp"
#include "collector/serve/site.hpp"

namespace collector::serve {

/// A value of a series on a day; the interval where the series has one.
struct SeriesPoint {
    std::string day;
    double value = 0;
    std::optional<double> low;
    std::optional<double> high;
    std::uint32_t targets = 0;  ///< That it is the mean of; 0 where that is no question.
};

/// What a window of a series says.
struct WindowFigure {
    repository::Window window;
    std::size_t days = 0;  ///< With a value.
    std::optional<double> mean;
    std::optional<double> least;
    std::optional<double> most;
};

/// The days of the window among the points. Pure.
WindowFigure figure_in(const repository::Window& window, const std::vector<SeriesPoint>& points);

/// What changed in how the score is made between two windows, beside what was done: `methodology`, `frame`. Pure.
std::vector<std::string> changed_between(const repository::Window& before, const repository::Window& after,
                                         const std::vector<ScoreRow>& scores);

/// Does each value of the series stand for a window of its own? Those of a country that are made of targets do; those of a sector
/// and of a target are of one round, and users, networks and routers are not rounds at all. Pure.
bool is_mean_of_days(const repository::Series& series);

/// Whether such values mix days before what was done with days after it, in one window or both: then their difference is smaller
/// than what happened. A value is of `days` days, its own the last. Pure.
bool is_blurred(const repository::Contribution& study, std::uint32_t days);

/// The series of a case study with both windows, as the collector's own figures say. A target of another country has none.
measure::Result<Json> series_json(const Site& site, const repository::Contribution& study);

}  // namespace collector::serve
