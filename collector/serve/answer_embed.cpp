#include "collector/serve/embedded.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/made_by.hpp"
#include "collector/serve/page_words.hpp"
#include "collector/serve/template.hpp"

#include <cstdio>

namespace collector::serve {
namespace {

/// The one page of ours that others may frame. It has no script, no form, and nothing that a click in it could do.
constexpr std::string_view kFramedPolicy =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

std::string points(const std::optional<double>& ratio)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.1f", ratio.value_or(0) * 100);
    return ratio ? text : "not known";
}

std::string row(const std::string& figure, const std::optional<double>& value, const std::optional<double>& low,
                const std::optional<double>& high)
{
    Values values;
    values.text = {{"figure", figure},
                   {"value", points(value)},
                   {"interval", low && high ? points(low) + " to " + points(high) : "not known"}};
    return fill(embedded::kFramedRow, values);
}

http::Response framed(const std::string& title, const std::string& main)
{
    Values values;
    values.text = {{"title", title}};
    values.html = {{"main", main}};
    auto response = answer_text("text/html; charset=utf-8", fill(embedded::kFramed, values));
    response.headers.emplace_back("Content-Security-Policy", kFramedPolicy);
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
    return response;
}

http::Response framed_figures(const Nation& nation, const std::string& page)
{
    const auto& score = nation.score;
    auto rows = row("Index", score.index, score.low, score.high);
    for (const auto& pillar : nation.details.pillars) {
        rows += row(page_word("pillar", pillar.name), pillar.value, pillar.low, pillar.high);
    }
    Values values;
    values.text = {{"country", score.country},
                   {"window", score.window_first + " to " + score.window_last},
                   {"status", page_word("status", score.status)},
                   {"page", page},
                   {"made_by", made_by_words(score)},
                   {"review", nation.details.frame_reviewed.value_or(true)
                                  ? ""
                                  : " Nobody in the country has reviewed the list of services yet."}};
    values.html = {{"rows", rows}};
    return framed(nation.details.frame_title.empty() ? score.country : nation.details.frame_title,
                  fill(embedded::kFramedFigures, values));
}

/// In a frame nobody reads a problem document: whoever sees it is told in words, whoever fetches it by the status.
http::Response framed_empty(const std::string& country, const std::string& page)
{
    Values values;
    values.text = {{"page", page}};
    auto response = framed(country, fill(embedded::kFramedEmpty, values));
    response.status = 404;
    return response;
}

}  // namespace

Answer answer_embed(const Call& call)
{
    const auto nations = call.nations.at(call.site.views);
    if (!nations) {
        return failed(call, nations.error());
    }
    const auto& country = call.names.at("country");
    const auto& page = call.site.publisher.page;
    const auto* nation = nation_of(**nations, country);
    return nation != nullptr ? framed_figures(*nation, page) : framed_empty(country, page);
}

}  // namespace collector::serve
