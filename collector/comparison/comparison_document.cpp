#include "collector/comparison/comparison_document.hpp"

#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace collector::comparison {
namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value)
{
    return value ? Json(*value) : Json();
}

Json counts_json(const Counts& counts)
{
    Json json = Json::object();
    for (const auto theirs : words_of(Finding{})) {
        for (const auto ours : words_of(Finding{})) {
            const auto row = static_cast<std::size_t>(*measure::from_word<Finding>(theirs));
            const auto column = static_cast<std::size_t>(*measure::from_word<Finding>(ours));
            json[std::string(theirs)][std::string(ours)] = counts[row][column];
        }
    }
    return json;
}

Json to_json(const Disagreement& it)
{
    return {{"domain", it.domain},         {"theirs", measure::to_word(it.theirs)},
            {"their_word", it.their_word}, {"ours", measure::to_word(it.ours)},
            {"our_rule", it.our_rule},     {"round", it.round}};
}

Json to_json(const Agreement& it)
{
    Json json{{"test", it.counterpart.test},       {"check", it.counterpart.check},
              {"gate", it.counterpart.gate},       {"compared", compared(it.counts)},
              {"unjudged", it.unjudged},           {"agreement", number(share_agreed(it.counts))},
              {"kappa", number(kappa(it.counts))}, {"counts_theirs_ours", counts_json(it.counts)},
              {"disagreements", Json::array()}};
    for (const auto& disagreement : it.disagreements) {
        json["disagreements"].push_back(to_json(disagreement));
    }
    return json;
}

/// null where nobody says.
Json to_json(const Days& days)
{
    return days.first.empty() ? Json() : Json{{"first", days.first}, {"last", days.last}};
}

Json origins_json(const Origin& origin)
{
    Json json = Json::object();
    for (const auto& score : origin.made_by) {
        json[score.country] = {{"methodology", score.methodology},
                               {"methodology_sha256", score.methodology_sha256},
                               {"frame_sha256", score.frame_sha256},
                               {"window", {{"first", score.window_first}, {"last", score.window_last}}},
                               {"software", score.software}};
    }
    return json;
}

std::string text(const std::optional<double>& value)
{
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.3f", value.value_or(0));
    return value ? digits : "-";
}

}  // namespace

std::string comparison_json(const Comparison& comparison, const ForeignReport& report, std::string_view format,
                            const Origin& origin)
{
    Json json{{"schema", 1},
              {"format", format},
              {"software", origin.software},
              {"theirs", {{"sha256", origin.sha256}, {"days", to_json(report.days)}}},
              {"ours", {{"rounds", to_json(comparison.rounds)}, {"made_by", origins_json(origin)}}},
              {"domains", comparison.domains},
              {"left_out", comparison.left_out},
              {"silent", report.silent},
              {"checks", Json::array()},
              {"unknown", comparison.unknown},
              {"refused", Json::array()}};
    for (const auto& agreement : comparison.agreements) {
        json["checks"].push_back(to_json(agreement));
    }
    for (const auto& it : report.refused) {
        json["refused"].push_back({{"where", it.where}, {"reason", it.reason}});
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::vector<std::string>> agreement_rows(const Comparison& comparison)
{
    std::vector<std::vector<std::string>> rows{{"THEIRS", "OURS", "COMPARED", "AGREE", "KAPPA", "DIFFER", "UNJUDGED"}};
    for (const auto& it : comparison.agreements) {
        rows.push_back({std::string(it.counterpart.test), std::string(it.counterpart.check),
                        std::to_string(compared(it.counts)), text(share_agreed(it.counts)), text(kappa(it.counts)),
                        std::to_string(it.disagreements.size()), std::to_string(it.unjudged)});
    }
    return rows;
}

std::vector<std::vector<std::string>> disagreement_rows(const Comparison& comparison)
{
    std::vector<std::vector<std::string>> rows{{"DOMAIN", "TEST", "THEIRS", "OURS", "BECAUSE", "ROUND"}};
    for (const auto& agreement : comparison.agreements) {
        for (const auto& it : agreement.disagreements) {
            rows.push_back({it.domain, std::string(agreement.counterpart.test),
                            std::string(measure::to_word(it.theirs)) + " (" + it.their_word + ")",
                            std::string(measure::to_word(it.ours)), it.our_rule, it.round});
        }
    }
    return rows;
}

}  // namespace collector::comparison
