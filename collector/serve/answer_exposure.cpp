#include "collector/aggregate/exposure.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/table.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::serve {
namespace {

using Exposures = std::vector<aggregate::Exposure>;

measure::Result<Exposures> exposures_of(const Call& call)
{
    return call.site.views.service_routes(call.names.at("country")).map([](const std::vector<ServiceRoute>& routes) {
        return aggregate::find_exposures(routes);
    });
}

Json finding_json(const aggregate::Exposure& it)
{
    const bool changed = it.kind == aggregate::ExposureKind::origin_changed;
    return {{"kind", measure::to_word(it.kind)},
            {"target", it.route.target},
            {"role", measure::to_word(it.route.role)},
            {"address", it.route.address},
            {"prefix", it.route.prefix},
            {"origins", it.route.origins},
            {"since", it.route.first_round},
            {"seen", it.route.last_round},
            {"former_prefix", changed ? Json(it.former_prefix) : Json()},
            {"former_origins", changed ? Json(it.former_origins) : Json()},
            {"ended", it.ended}};
}

Json counts_json(const Exposures& all)
{
    auto counts = Json::object();
    for (const auto word : words_of(aggregate::ExposureKind{})) {
        counts[std::string(word)] =
            std::count_if(all.begin(), all.end(), [&](const auto& it) { return measure::to_word(it.kind) == word; });
    }
    return counts;
}

}  // namespace

/// A list is always bounded; the table has all.
Answer answer_exposure(const Call& call)
{
    const auto all = exposures_of(call);
    if (!all) {
        return failed(call, all.error());
    }
    auto document = new_document();
    document["country"] = call.names.at("country");
    document["counts"] = counts_json(*all);
    document["findings"] = Json::array();
    for (std::size_t i = 0; i < std::min(all->size(), kLargestPage); ++i) {
        document["findings"].push_back(finding_json((*all)[i]));
    }
    return answer_json(document);
}

Answer answer_exposure_table(const Call& call)
{
    const auto all = exposures_of(call);
    if (!all) {
        return failed(call, all.error());
    }
    std::vector<std::vector<std::string>> rows{{"kind", "target", "role", "address", "prefix", "origins", "since", "seen",
                                                "former_prefix", "former_origins", "ended"}};
    for (const auto& it : *all) {
        rows.push_back({std::string(measure::to_word(it.kind)), it.route.target,
                        std::string(measure::to_word(it.route.role)), it.route.address, it.route.prefix, it.route.origins,
                        it.route.first_round, it.route.last_round, it.former_prefix, it.former_origins,
                        it.ended ? "1" : "0"});
    }
    return answer_table(call, "exposure", rows);
}

}  // namespace collector::serve
