#include "collector/serve/cursor.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/paging.hpp"
#include "collector/serve/to_json.hpp"

#include <nlohmann/json.hpp>

#include <charconv>

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

/// So many rows of an ordered list as a cursor says; a cursor of another list starts from the beginning.
std::size_t skipped(const Call& call)
{
    const auto key = read_cursor(call.parameter("cursor")).value_or("");
    std::size_t rows = 0;
    const auto [end, fault] = std::from_chars(key.data(), key.data() + key.size(), rows);
    return fault == std::errc{} && end == key.data() + key.size() ? rows : 0;
}

Answer answer_targets_page(const Call& call, const measure::Result<std::vector<TargetView>>& targets, const std::string& key)
{
    if (!targets) {
        return failed(call, targets.error());
    }
    auto document = new_document();
    document["targets"] = Json::array();
    for (const auto& target : *targets) {
        document["targets"].push_back(to_json(target));
    }
    return answer_page_of(std::move(document), key.empty() ? "" : next_page(call, key));
}

/// By domain the list goes on after the last one, whatever came or went before it.
Answer answer_by_domain(const Call& call)
{
    const auto limit = page_size(call);
    const auto targets = call.site.views.targets(filter_of(call), read_cursor(call.parameter("cursor")).value_or(""), limit);
    const bool more = targets && targets->size() >= limit;
    return answer_targets_page(call, targets, more ? targets->back().target.domain : "");
}

Answer answer_ordered(const Call& call, const Order& order)
{
    const TargetSlice slice{
        .order = order.column, .descending = order.descending, .skip = skipped(call), .limit = page_size(call)};
    const auto targets = call.site.views.ordered_targets(filter_of(call), slice);
    const bool more = targets && targets->size() >= slice.limit;
    return answer_targets_page(call, targets, more ? std::to_string(slice.skip + slice.limit) : "");
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
    auto document = new_document();
    document.update(to_json(*target));
    return answer_json(document);
}

}  // namespace collector::serve
