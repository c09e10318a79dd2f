#include "collector/access/embargo.hpp"
#include "collector/ports/country_of_target.hpp"
#include "collector/serve/context_json.hpp"
#include "collector/serve/handlers.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <string>

namespace collector::serve {
namespace {

/// A round has at most three attempts of some ten probes; this bounds the answer whatever the index says.
constexpr std::size_t kMostResults = 200;

/// Nothing we write is deeper; what a probe wrote may not exhaust the stack when it is printed.
constexpr int kDeepest = 32;

/// The line as JSON, cut off below the depth; null when it is not JSON.
Json read_line(const std::string& line)
{
    const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth <= kDeepest; };
    auto parsed = Json::parse(line, shallow, false);
    return parsed.is_discarded() ? Json(nullptr) : parsed;
}

using Batches = std::map<std::uint64_t, measure::Result<StoredEvidence>>;

/// Several results of a round may stand in one batch: it is read once.
const measure::Result<StoredEvidence>& batch_at(const Call& call, Batches& batches, std::uint64_t position)
{
    const auto known = batches.find(position);
    return known != batches.end() ? known->second
                                  : batches.emplace(position, call.site.evidence.read(position)).first->second;
}

using Tells = std::function<bool(std::string_view check)>;

std::string text_of(const Json& it, std::string_view name)
{
    const auto found = it.find(name);
    return found != it.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Leaves some entries out of a list of the evidence, which may stand in the result itself. True when there was one.
template <typename IsOne>
bool strip_list(Json& result, std::string_view list, const IsOne& is_one)
{
    auto& holder = result.contains(list) || !result.contains("evidence") ? result : result["evidence"];
    const auto found = holder.is_object() ? holder.find(list) : holder.end();
    if (found == holder.end() || !found->is_array()) {
        return false;
    }
    auto kept = Json::array();
    for (auto& it : *found) {
        if (!it.is_object() || !is_one(it)) {
            kept.push_back(std::move(it));
        }
    }
    const bool stripped = kept.size() != found->size();
    *found = std::move(kept);
    return stripped;
}

/// What may show a way in, and the probe's own verdicts on it, each unless its checks may be told. Left out whatever they
/// found, so that a gap tells nothing. True when there was any of it.
bool strip_openings(Json& result, const Tells& tells)
{
    bool stripped = strip_list(result, "verdicts", [&](const Json& it) { return !tells(text_of(it, "check")); });
    for (const auto& [check, list, purpose] : access::kExposing) {
        const auto shows_it = [&purpose = purpose](const Json& it) {
            return purpose.empty() || text_of(it, "purpose") == purpose;
        };
        stripped = (!tells(check) && strip_list(result, list, shows_it)) || stripped;
    }
    return stripped;
}

Json to_item(const ResultView& view)
{
    return {{"probe", view.result.probe},
            {"attempt", view.result.attempt},
            {"batch",
             {{"stream", view.batch.stream},
              {"seq", view.batch.seq},
              {"line", view.result.key.line},
              {"position", view.result.key.position}}}};
}

}  // namespace

Answer answer_evidence(const Call& call)
{
    const auto domain = call.names.at("domain");
    const auto results = call.site.views.results(domain);
    if (!results) {
        return failed(call, results.error());
    }
    auto document = new_document();
    document["domain"] = domain;
    document["withheld"] = false;
    document["results"] = Json::array();
    const Tells tells = [&, country = country_if_known(call.site.views, domain)](std::string_view check) {
        return call.shown == nullptr || call.shown->tells(domain, country, check);
    };
    Batches batches;
    for (const auto& view : *results) {
        const auto& stored = batch_at(call, batches, view.result.key.position);
        if (!stored) {
            return failed(call, stored.error());
        }
        if (document["results"].size() >= kMostResults || view.result.key.line >= stored->lines.size()) {
            continue;
        }
        auto item = to_item(view);
        item["result"] = read_line(stored->lines[view.result.key.line]);
        if (strip_openings(item["result"], tells)) {
            document["withheld"] = true;
        }
        item["context"] = to_json(stored->context, item["result"]);
        document["results"].push_back(std::move(item));
    }
    if (document["results"].empty()) {
        return tl::unexpected(not_found("nothing was measured under this name yet; /api/v1/targets lists the targets"));
    }
    return answer_json(document);
}

}  // namespace collector::serve
