#include "codec/result_json.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/meeting.hpp"
#include "collector/serve/to_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::serve {
namespace {

/// Each result whose evidence does not read costs the reading of a batch.
constexpr std::size_t kMostTried = 4;

/// What the probe of this result met; nullopt when its evidence is out of reach.
std::optional<Meeting> read_meeting(const Call& call, const ResultView& view)
{
    const auto& key = view.result.key;
    const auto stored = call.site.evidence.read(key.position);
    if (!stored || key.line >= stored->lines.size()) {
        return std::nullopt;
    }
    const auto line = codec::parse_batch_line(stored->lines[key.line]);
    const auto* task = line ? std::get_if<measure::TaskResult>(&*line) : nullptr;
    return task == nullptr ? std::nullopt : std::optional(meeting_of(task->evidence));
}

/// Where probes met the target. One whose own line did not work may have been told anything: it is asked last. Without
/// any evidence only the target's name is known.
Meeting find_meeting(const Call& call, const std::string& domain, std::vector<ResultView> results)
{
    std::stable_partition(results.begin(), results.end(),
                          [](const ResultView& view) { return view.result.qualified_ipv4 && view.result.qualified_ipv6; });
    results.resize(std::min(results.size(), kMostTried));
    for (const auto& view : results) {
        if (auto meeting = read_meeting(call, view)) {
            return *std::move(meeting);
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
    return answer_json(document);
}

}  // namespace collector::serve
