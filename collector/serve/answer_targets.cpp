#include "collector/serve/cursor.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/text.hpp"
#include "collector/serve/to_json.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

TargetFilter filter_of(const Call& call)
{
    return {.country = call.parameter("country"),
            .sector = call.parameter("sector"),
            .state = call.parameter("state"),
            .cause = call.parameter("cause"),
            .search = call.parameter("q")};
}

/// The same question, after the last row of this page.
std::string next_page(const Call& call, const std::string& last_domain)
{
    std::string link = call.path + "?cursor=" + make_cursor(last_domain);
    for (const auto& [name, value] : call.query) {
        if (name != "cursor") {
            link += '&' + percent_encode(name) + '=' + percent_encode(value);
        }
    }
    return link;
}

/// The target a path names; a 404 problem when no frame holds it.
tl::expected<TargetView, http::Problem> named_target(const Call& call)
{
    const auto target = call.site.views.target(call.names.at("domain"));
    if (!target) {
        return failed(call, target.error());
    }
    if (!*target) {
        return tl::unexpected(not_found("no frame holds this target; /api/v1/targets lists those there are"));
    }
    return **target;
}

}  // namespace

Answer answer_targets(const Call& call)
{
    const auto limit = page_size(call);
    const auto after = read_cursor(call.parameter("cursor")).value_or("");
    const auto targets = call.site.views.targets(filter_of(call), after, limit);
    if (!targets) {
        return failed(call, targets.error());
    }
    const bool more = targets->size() >= limit;
    const auto next = more ? next_page(call, targets->back().target.domain) : std::string{};
    auto document = new_document();
    document["targets"] = Json::array();
    for (const auto& target : *targets) {
        document["targets"].push_back(to_json(target));
    }
    document["next"] = more ? Json(next) : Json(nullptr);
    auto response = answer_json(document);
    if (more) {
        response.headers.emplace_back("Link", "<" + next + ">; rel=\"next\"");
    }
    return response;
}

Answer answer_target(const Call& call)
{
    const auto target = named_target(call);
    if (!target) {
        return tl::unexpected(target.error());
    }
    auto document = new_document();
    document.update(to_json(*target));
    return answer_json(document);
}

Answer answer_verdicts(const Call& call)
{
    const auto target = named_target(call);
    if (!target) {
        return tl::unexpected(target.error());
    }
    const auto consensus = call.site.views.consensus(target->target.domain);
    const auto results = call.site.views.results(target->target.domain);
    if (!consensus || !results) {
        return failed(call, consensus ? results.error() : consensus.error());
    }
    auto document = new_document();
    document["domain"] = target->target.domain;
    document["shown"] = to_json(target->state);
    document["consensus"] = Json::array();
    for (const auto& row : *consensus) {
        document["consensus"].push_back(to_json(row));
    }
    document["results"] = Json::array();
    for (const auto& result : *results) {
        document["results"].push_back(to_json(result));
    }
    return answer_json(document);
}

}  // namespace collector::serve
