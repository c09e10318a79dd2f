#include "collector/aggregate/user_figure.hpp"

#include "measure/time.hpp"
#include "score/network_score.hpp"

#include <nlohmann/json.hpp>

#include <map>

namespace collector::aggregate {
namespace {

using Json = nlohmann::json;

/// Per source, its last word by a day.
using LastWords = std::map<std::string, FigurePoint>;

bool is_recent(const std::string& said, const std::string& day, std::uint32_t held_days)
{
    const auto from = measure::parse_iso_date(said);
    const auto to = measure::parse_iso_date(day);
    return from && to && *to - *from <= std::chrono::days(held_days);
}

std::map<std::string, LastWords> by_day(const Json& series)
{
    std::map<std::string, LastWords> days;
    for (const auto& [source, points] : series.items()) {
        for (const auto& point : points) {
            const auto day = point.value("date", "");
            days[day][source] = {.day = day, .value = point.value("share", 0.0)};
        }
    }
    return days;
}

double median_of(const LastWords& words, const std::string& day, std::uint32_t held_days)
{
    std::vector<double> shares;
    for (const auto& [source, word] : words) {
        if (is_recent(word.day, day, held_days)) {
            shares.push_back(word.value);
        }
    }
    return score::median(std::move(shares));
}

}  // namespace

std::vector<FigurePoint> user_figure(const std::string& document, std::uint32_t held_days)
{
    const auto parsed = Json::parse(document, nullptr, false);
    if (!parsed.is_object() || !parsed.contains("user_series")) {
        return {};
    }
    LastWords words;
    std::vector<FigurePoint> figure;
    for (const auto& [day, said] : by_day(parsed.at("user_series"))) {
        for (const auto& [source, word] : said) {
            words[source] = word;
        }
        figure.push_back({.day = day, .value = median_of(words, day, held_days)});
    }
    return figure;
}

}  // namespace collector::aggregate
