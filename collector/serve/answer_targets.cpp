#include "collector/serve/context_json.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/made_by.hpp"
#include "collector/serve/paging.hpp"
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

/// A list says of each target what its own document says, and no more.
Json listed(const TargetView& target, const std::set<std::string>& withheld)
{
    auto row = to_json(target);
    row["withheld"] = withheld.contains(target.target.domain);
    return row;
}

/// `next` is "" for the last page.
Answer answer_targets_page(const Call& call, const std::vector<TargetView>& targets, const std::string& next)
{
    const auto withheld = withheld_in(call);
    if (!withheld) {
        return failed(call, withheld.error());
    }
    auto document = new_document();
    document["targets"] = Json::array();
    std::set<std::string> countries;
    for (const auto& target : targets) {
        document["targets"].push_back(listed(target, *withheld));
        countries.insert(target.target.country);
    }
    auto made = made_by(call, countries);
    if (!made) {
        return failed(call, made.error());
    }
    document["made_by"] = *std::move(made);
    return answer_page_of(std::move(document), next);
}

/// By domain the list goes on after the last one, whatever came or went before it.
Answer answer_by_domain(const Call& call)
{
    const auto after = cursor_key(call, CursorKind::domain);
    if (!after) {
        return tl::unexpected(after.error());
    }
    const auto limit = page_size(call);
    const auto targets = call.site.views.targets(filter_of(call), *after, limit);
    if (!targets) {
        return failed(call, targets.error());
    }
    const bool more = targets->size() >= limit;
    return answer_targets_page(call, *targets,
                               more ? next_page(call, CursorKind::domain, targets->back().target.domain) : "");
}

/// In any other order it goes on after so many rows: what moves between two pages may be told twice or not at all.
Answer answer_ordered(const Call& call, const Order& order)
{
    const auto before = rows_before(call);
    if (!before) {
        return tl::unexpected(before.error());
    }
    const TargetSlice slice{
        .order = order.column, .descending = order.descending, .skip = *before, .limit = page_size(call)};
    const auto targets = call.site.views.ordered_targets(filter_of(call), slice);
    if (!targets) {
        return failed(call, targets.error());
    }
    const bool more = targets->size() >= slice.limit;
    const auto key = std::to_string(slice.skip + slice.limit);
    return answer_targets_page(call, *targets, more ? next_page(call, CursorKind::rows, key) : "");
}

}  // namespace

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

measure::Result<bool> withholds(const Call& call, const std::string& domain)
{
    return call.shown == nullptr ? measure::Result<bool>(false) : call.shown->withholds(domain);
}

measure::Result<std::set<std::string>> withheld_in(const Call& call)
{
    return call.shown == nullptr ? std::set<std::string>() : call.shown->withheld_targets(call.parameter("country"));
}

Answer answer_targets(const Call& call)
{
    const auto order = read_order(call.parameter("sort")).value_or(Order{});
    const bool is_usual = order.column == TargetOrder::domain && !order.descending;
    return is_usual ? answer_by_domain(call) : answer_ordered(call, order);
}

Answer answer_target(const Call& call)
{
    const auto target = named_target(call);
    if (!target) {
        return tl::unexpected(target.error());
    }
    const auto hosting = call.site.views.hosting(target->target.domain);
    if (!hosting) {
        return failed(call, hosting.error());
    }
    auto made = made_by(call, {target->target.country});
    if (!made) {
        return failed(call, made.error());
    }
    const auto withheld = withholds(call, target->target.domain);
    if (!withheld) {
        return failed(call, withheld.error());
    }
    auto document = new_document();
    document.update(to_json(*target));
    document["withheld"] = *withheld;
    document["made_by"] = *std::move(made);
    document["hosting"] = *hosting ? to_json(**hosting, target->target.country) : Json();
    return answer_json(document);
}

}  // namespace collector::serve
