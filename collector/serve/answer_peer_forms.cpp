#include "collector/serve/handlers.hpp"
#include "collector/serve/paging.hpp"
#include "collector/serve/peer_forms.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {

Answer answer_internetnl(const Call& call)
{
    const auto after = cursor_key(call, CursorKind::domain);
    if (!after) {
        return tl::unexpected(after.error());
    }
    TargetFilter filter;
    filter.country = call.parameter("country");
    const auto limit = page_size(call);
    const auto targets = call.site.views.targets(filter, *after, limit);
    if (!targets) {
        return failed(call, targets.error());
    }
    auto document = new_document();
    document["request"] = {{"name", filter.country}, {"status", "done"}};
    document["domains"] = Json::object();
    for (const auto& view : *targets) {
        const auto rows = call.site.views.consensus(view.target.domain);
        if (!rows) {
            return failed(call, rows.error());
        }
        document["domains"][view.target.domain] = {{"status", view.round.empty() ? "not_tested" : "ok"},
                                                   {"results", {{"tests", internetnl_tests(*rows)}}}};
    }
    const bool more = targets->size() >= limit;
    return answer_page_of(std::move(document),
                          more ? next_page(call, CursorKind::domain, targets->back().target.domain) : "");
}

}  // namespace collector::serve
