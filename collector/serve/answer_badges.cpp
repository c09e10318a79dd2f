#include "collector/serve/badge.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/made_by.hpp"

#include <cstdio>

namespace collector::serve {
namespace {

constexpr std::string_view kLabel = "IPv6";
constexpr std::string_view kNeutral = "#4c5866";

struct Said {
    std::string_view words;
    std::string_view colour;  ///< As the dashboard's tokens have it; the words say the same.
};

Said said_of(measure::State state)
{
    switch (state) {
        case measure::State::operational: return {"works", "#17693b"};
        case measure::State::partial: return {"works in part", "#8a5600"};
        case measure::State::broken: return {"broken", "#a8231f"};
        case measure::State::absent: return {"not there", "#6d3a8c"};
        case measure::State::down: return {"service is down", kNeutral};
        case measure::State::unknown: return {"not known", kNeutral};
        case measure::State::intended_absent: return {"not there on purpose", kNeutral};
    }
    return {"not known", kNeutral};
}

/// Never the number alone: "68.7 (23.3 to 93.3)". That nobody in the country confirmed the list of targets stands beside it.
std::string number_with_interval(const Nation& nation)
{
    const auto& score = nation.score;
    if (!score.index) {
        return "too little data";
    }
    char text[64];
    std::snprintf(text, sizeof text, "%.1f (%.1f to %.1f)", *score.index * 100, score.low.value_or(0) * 100,
                  score.high.value_or(1) * 100);
    return std::string(text) + (!nation.details.frame_reviewed.value_or(true) ? ", list not reviewed" : "");
}

/// Badges are made to stand on pages of others.
http::Response badge(std::string_view value, std::string_view colour, std::string_view origin = {})
{
    auto response = answer_text("image/svg+xml", badge_svg(kLabel, value, colour, origin));
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
    return response;
}

}  // namespace

Answer answer_country_badge(const Call& call)
{
    const auto nations = call.nations.at(call.site.views);
    if (!nations) {
        return failed(call, nations.error());
    }
    const auto* nation = nation_of(**nations, call.names.at("country"));
    if (nation == nullptr) {
        return tl::unexpected(not_found("no score of this country; /api/v1/countries lists those there are"));
    }
    return badge(number_with_interval(*nation), nation->score.index ? "#0a6484" : kNeutral, made_by_words(nation->score));
}

Answer answer_target_badge(const Call& call)
{
    const auto target = named_target(call);
    if (!target) {
        return tl::unexpected(target.error());
    }
    if (target->target.opt_out) {
        return badge("opted out", kNeutral);
    }
    const auto [words, colour] = said_of(target->state.state);
    return badge(words, colour);
}

}  // namespace collector::serve
