#include "collector/cli/explanation.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace collector::cli {
namespace {

/// The score's own document (collector/aggregate/score_document.cpp): what it lacks is shown as "-", never guessed.
using Json = nlohmann::json;

std::string percent(const Json& value)
{
    return value.is_number() ? fmt::format("{:.1f}", value.get<double>() * 100) : "-";
}

std::string percent(const std::optional<double>& value)
{
    return value ? fmt::format("{:.1f}", *value * 100) : "-";
}

std::string word(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump();
}

bool holds(const Json& list, const Json& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

std::string target_line(const std::string& domain, const Json& target, const Json& role)
{
    return fmt::format("        {} {} ({}{}{}), {} days with a value, {} votes\n", percent(role.at("value")), domain,
                       word(target.at("state")), target.at("cause").is_null() ? "" : ", ", word(target.at("cause")),
                       word(role.at("days")), word(role.at("votes")));
}

std::string stratum_text(const Json& document, const std::string& role, const Json& stratum)
{
    auto text = fmt::format("      {} (weight {}): {}, {} of {} targets have a value\n", word(stratum.at("id")),
                            word(stratum.at("weight")), percent(stratum.at("value")), word(stratum.at("valued")),
                            word(stratum.at("targets")));
    for (const auto& [domain, target] : document.at("targets").items()) {
        if (holds(stratum.at("tiers"), target.at("tier")) && target.at("roles").contains(role)) {
            text += target_line(domain, target, target.at("roles").at(role));
        }
    }
    return text;
}

std::string pillar_text(const Json& document, const std::string& id, const Json& pillar)
{
    if (!pillar.at("measured").get<bool>()) {
        return fmt::format("    {} (weight {}): not measured by this edition, 0 to 100\n", id, word(pillar.at("weight")));
    }
    auto text = fmt::format("    {} (weight {}): {}, interval {} to {}, coverage {} %\n", id, word(pillar.at("weight")),
                            percent(pillar.at("value")), percent(pillar.at("low")), percent(pillar.at("high")),
                            percent(pillar.at("coverage")));
    if (!pillar.at("sufficient").get<bool>()) {
        text += fmt::format("      too little data to be published; what was measured gives {}\n",
                            percent(pillar.at("value_of_measured")));
    }
    for (const auto& stratum : pillar.at("strata")) {
        text += stratum_text(document, id, stratum);
    }
    return text;
}

/// The companions of the index and the two parts of its interval; documents of older editions have none.
std::string index_text(const Json& document)
{
    const auto& index = document.at("index");
    if (!index.contains("bounds")) {
        return "";
    }
    auto text =
        fmt::format("  geometric mean {}, weakest pillar {}\n", percent(index.at("geometric")), word(index.at("weakest")));
    if (const auto& sampling = index.at("sampling"); sampling.is_object()) {
        text += fmt::format("  operators and days alone ({}): {} to {}\n", word(index.at("interval_method")),
                            percent(sampling.at("low")), percent(sampling.at("high")));
    }
    const auto& bounds = index.at("bounds");
    const auto& resampling = document.at("resampling");
    text += fmt::format("  what is unknown alone, all bad or all good: {} to {}\n", percent(bounds.at("low")),
                        percent(bounds.at("high")));
    text += fmt::format("  resampled {} times with seed {} and stream {}\n", word(resampling.at("replicates")),
                        word(resampling.at("seed")), word(resampling.at("stream")));
    for (const auto& reason : document.at("rank").at("reasons")) {
        text += "  not ranked: " + word(reason) + "\n";
    }
    return text;
}

std::string tree_text(const Json& document)
{
    auto text = index_text(document);
    for (const auto& reason : document.at("index").at("reasons")) {
        text += "  because " + word(reason) + "\n";
    }
    if (!document.at("frame").at("reviewed").get<bool>()) {
        text += "  the frame is unreviewed: nobody of the country has confirmed the list of targets\n";
    }
    text += "  Its pillars, their strata and targets (explain a target by its domain):\n";
    for (const auto& [id, pillar] : document.at("pillars").items()) {
        text += pillar_text(document, id, pillar);
    }
    return text;
}

}  // namespace

std::string country_text(const ScoreRow& score)
{
    auto text = fmt::format(
        "{}: {} [{}, {}], {}, coverage {:.0f} %\n  window {} to {}, newest report {}\n  methodology {} ({})\n  frame {}\n",
        score.country, percent(score.index), percent(score.low), percent(score.high), score.status, score.coverage * 100,
        score.window_first, score.window_last, measure::to_rfc3339(score.as_of), score.methodology, score.methodology_sha256,
        score.frame_sha256);
    const auto document = Json::parse(score.document, nullptr, false);
    try {
        return text + tree_text(document);
    } catch (const Json::exception&) {
        return text + "  how it was made: " + score.document + "\n";
    }
}

}  // namespace collector::cli
