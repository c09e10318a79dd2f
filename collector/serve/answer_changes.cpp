#include "collector/serve/handlers.hpp"
#include "collector/serve/paging.hpp"
#include "collector/serve/to_json.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

ChangeFilter filter_of(const Call& call)
{
    const auto since = call.parameter("since");
    const bool newest = since == kLastRound;
    return {.country = call.parameter("country"), .first_round = newest ? "" : since, .newest_round = newest};
}

/// Round, country and domain with a blank between: none of them has one.
std::string key_of(const ChangeView& change)
{
    return change.round + ' ' + change.country + ' ' + change.target;
}

/// "" is the beginning; nullopt for what key_of() does not write.
std::optional<ChangePlace> place_of(const std::string& key)
{
    if (key.empty()) {
        return ChangePlace{};
    }
    const auto first = key.find(' ');
    const auto second = first == std::string::npos ? first : key.find(' ', first + 1);
    if (second == std::string::npos || !measure::parse_iso_date(key.substr(0, first))) {
        return std::nullopt;
    }
    return ChangePlace{.round = key.substr(0, first),
                       .country = key.substr(first + 1, second - first - 1),
                       .target = key.substr(second + 1)};
}

/// The basis changes of the rounds that a page tells of: from that of the row before it down to that of its last.
measure::Result<Json> basis_json(const Call& call, const ChangePlace& after, const std::string& last_round)
{
    const auto all = call.site.views.basis_changes(filter_of(call), kLargestPage);
    if (!all) {
        return tl::unexpected(all.error());
    }
    auto list = Json::array();
    for (const auto& change : *all) {
        if ((after.round.empty() || change.round <= after.round) && change.round >= last_round) {
            list.push_back(to_json(change));
        }
    }
    return list;
}

}  // namespace

Answer answer_changes(const Call& call)
{
    const auto key = cursor_key(call, CursorKind::change);
    const auto after = key ? place_of(*key) : std::nullopt;
    if (!after) {
        return tl::unexpected(foreign_cursor());
    }
    const auto limit = page_size(call);
    const auto changes = call.site.views.changes(filter_of(call), *after, limit);
    if (!changes) {
        return failed(call, changes.error());
    }
    auto document = new_document();
    document["changes"] = Json::array();
    for (const auto& change : *changes) {
        document["changes"].push_back(to_json(change));
    }
    const bool more = changes->size() >= limit;
    auto basis = basis_json(call, *after, more ? changes->back().round : "");
    if (!basis) {
        return failed(call, basis.error());
    }
    document["basis"] = *std::move(basis);
    return answer_page_of(std::move(document), more ? next_page(call, CursorKind::change, key_of(changes->back())) : "");
}

}  // namespace collector::serve
