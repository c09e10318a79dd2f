#include "codec/result_json.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/meeting.hpp"
#include "collector/serve/to_json.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

/// Where the first probe whose evidence still reads met the target; without any, only its name is known.
Meeting find_meeting(const Call& call, const std::string& domain, const std::vector<ResultView>& results)
{
    for (const auto& view : results) {
        const auto& key = view.result.key;
        const auto lines = call.site.evidence.lines(key.position);
        if (!lines || key.line >= lines->size()) {
            continue;
        }
        const auto line = codec::parse_batch_line((*lines)[key.line]);
        const auto* task = line ? std::get_if<measure::TaskResult>(&*line) : nullptr;
        if (task != nullptr) {
            return meeting_of(task->evidence);
        }
    }
    return {.domain = domain};
}

void add_commands(Json& verdicts, const Meeting& meeting)
{
    for (auto& verdict : verdicts) {
        verdict["repeat"] = repeat_commands(verdict["check"].get_ref<const std::string&>(), meeting);
    }
}

template <typename Row>
Json list_of(const std::vector<Row>& rows)
{
    Json list = Json::array();
    for (const auto& row : rows) {
        list.push_back(to_json(row));
    }
    return list;
}

}  // namespace

Answer answer_verdicts(const Call& call)
{
    const auto target = named_target(call);
    if (!target) {
        return tl::unexpected(target.error());
    }
    const auto& domain = target->target.domain;
    const auto consensus = call.site.views.consensus(domain);
    const auto results = call.site.views.results(domain);
    if (!consensus || !results) {
        return failed(call, consensus ? results.error() : consensus.error());
    }
    const auto meeting = find_meeting(call, domain, *results);
    auto document = new_document();
    document["domain"] = domain;
    document["shown"] = to_json(target->state);
    document["consensus"] = list_of(*consensus);
    document["results"] = list_of(*results);
    add_commands(document["consensus"], meeting);
    for (auto& result : document["results"]) {
        add_commands(result["verdicts"], meeting);
    }
    return answer_json(document);
}

}  // namespace collector::serve
