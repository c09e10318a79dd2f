#include "collector/serve/target_meeting.hpp"

#include "codec/result_json.hpp"
#include "collector/serve/meeting.hpp"
#include "measure/recheck.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace collector::serve {
namespace {

/// Each result whose evidence does not read costs the reading of a batch.
constexpr std::size_t kMostTried = 4;

/// What the probe of this result met; nullopt when its evidence is out of reach.
std::optional<Meeting> read_meeting(const EvidenceSource& evidence, const ResultView& view)
{
    const auto& key = view.result.key;
    const auto stored = evidence.read(key.position);
    if (!stored || key.line >= stored->lines.size()) {
        return std::nullopt;
    }
    const auto line = codec::parse_batch_line(stored->lines[key.line]);
    const auto* task = line ? std::get_if<measure::TaskResult>(&*line) : nullptr;
    return task == nullptr ? std::nullopt : std::optional(meeting_of(task->evidence));
}

/// What stands beside a verdict repeats what its votes met, not what a re-check met since.
bool has_vote(const ResultView& view)
{
    const auto& result = view.result;
    return result.qualified_ipv4 && result.qualified_ipv6 && result.attempt != measure::kRecheck;
}

}  // namespace

Meeting find_meeting(const EvidenceSource& evidence, const std::string& domain, std::vector<ResultView> results)
{
    std::stable_partition(results.begin(), results.end(), &has_vote);
    results.resize(std::min(results.size(), kMostTried));
    for (const auto& view : results) {
        if (auto meeting = read_meeting(evidence, view)) {
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

}  // namespace collector::serve
