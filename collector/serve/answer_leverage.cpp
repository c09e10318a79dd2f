#include "collector/serve/handlers.hpp"
#include "collector/serve/table.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

measure::Result<std::optional<std::string>> kept_document(const Call& call)
{
    return call.site.views.leverage(call.names.at("country"));
}

tl::unexpected<http::Problem> no_score()
{
    return tl::unexpected(not_found("no score of this country; /api/v1/countries lists those there are"));
}

std::string joined(const Json& words)
{
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : " ") + word.get<std::string>();
    }
    return text;
}

/// The step of the order in which a thing is mended, and how many services are whole by then; empty for those beyond it.
std::pair<std::string, std::string> place_in(const Json& steps, const Json& point)
{
    for (std::size_t i = 0; i < steps.size(); ++i) {
        for (const auto& site : steps[i].at("mend")) {
            if (site.at("kind") == point.at("kind") && site.at("name") == point.at("name")) {
                return {std::to_string(i + 1), std::to_string(steps[i].at("whole").get<std::size_t>())};
            }
        }
    }
    return {};
}

std::string rows_of(const Json& list, const std::string& of, const Table& table)
{
    std::string rows;
    for (const auto& point : list.at("points")) {
        const auto [step, whole] = place_in(list.at("steps"), point);
        rows += table.row({of, std::to_string(point.at("rank").get<std::size_t>()), point.at("kind"), point.at("name"),
                           point.at("operator"), std::to_string(point.at("target_count").get<std::size_t>()),
                           std::to_string(point.at("alone").get<std::size_t>()), joined(point.at("causes")), step, whole});
    }
    return rows;
}

}  // namespace

Answer answer_leverage(const Call& call)
{
    const auto kept = kept_document(call);
    if (!kept) {
        return failed(call, kept.error());
    }
    // Ours, written when the score was made: sent as it is.
    return *kept ? Answer(answer_text("application/json", **kept + "\n")) : no_score();
}

Answer answer_leverage_table(const Call& call)
{
    const auto kept = kept_document(call);
    if (!kept) {
        return failed(call, kept.error());
    }
    if (!*kept) {
        return no_score();
    }
    const auto document = Json::parse(**kept);
    const Table table(
        call, "leverage",
        {"by", "rank", "kind", "name", "operator", "targets", "alone", "causes", "mended_in_step", "services_whole_then"});
    auto response = table.begin();
    response.body +=
        rows_of(document.at("by_thing"), "thing", table) + rows_of(document.at("by_operator"), "operator", table);
    return response;
}

}  // namespace collector::serve
