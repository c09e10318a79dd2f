#include "probe/cpe/judge/judge.hpp"

#include "codec/digest.hpp"
#include "probe/cpe/judge/disturbance.hpp"

#include <algorithm>
#include <charconv>
#include <ranges>

namespace cpe::judge {
namespace {

bool is_extraordinary(const Row& row)
{
    return std::ranges::any_of(kExtraordinary,
                               [&](std::string_view phase) { return row.phases.find(phase) != std::string_view::npos; });
}

bool ran_any(const Scene& scene, std::string_view phases)
{
    for (const auto part : std::views::split(phases, ' ')) {
        if (scene.phase(std::string_view(part.begin(), part.end()))) {
            return true;
        }
    }
    return false;
}

Finding judge_row(const Row& row, const Scene& scene, const std::vector<Disturbance>& disturbances)
{
    if (!ran_any(scene, row.phases)) {
        return not_observed("none of its phases ran: " + std::string(row.phases));
    }
    if (!scene.has_wan() && !row.vantage.starts_with('L')) {
        return not_observed("no WAN side");
    }
    const auto why = disturbed(disturbances, row);
    return why ? not_observed(*why) : row.rule(scene);
}

std::string digest_of(const std::vector<capture::Record>& records)
{
    codec::Sha256 digest;
    for (const auto& record : records) {
        const auto head = frames::Writer()
                              .u8(static_cast<std::uint8_t>(record.port))
                              .u8(static_cast<std::uint8_t>(record.direction))
                              .u32(static_cast<std::uint64_t>(record.time.time_since_epoch().count()) >> 32U)
                              .u32(static_cast<std::uint64_t>(record.time.time_since_epoch().count()) & 0xFFFFFFFFU)
                              .u32(record.octets.size())
                              .add(record.octets)
                              .take();
        digest.add(std::string(head.begin(), head.end()));
    }
    return digest.finish();
}

std::uint64_t number_in(const capture::Stimulus& stimulus, const char* name)
{
    const auto found = stimulus.detail.find(name);
    std::uint64_t number = 0;
    if (found != stimulus.detail.end()) {
        std::from_chars(found->second.data(), found->second.data() + found->second.size(), number);
    }
    return number;
}

std::optional<Dropped> dropped_in(const capture::Run& run)
{
    for (const auto& stimulus : run.stimuli) {
        if (stimulus.name == "capture.dropped") {
            return Dropped{.lan = number_in(stimulus, "lan"), .wan = number_in(stimulus, "wan")};
        }
    }
    return std::nullopt;
}

}  // namespace

Verdicts judge(const capture::Run& run)
{
    const Scene scene(run);
    const Scene ordinary(run, kExtraordinary);
    const auto disturbing = disturbances(scene);
    const auto span = scene.whole();
    Verdicts verdicts{.manifest = run.manifest,
                      .rows = {},
                      .by_profile = {},
                      .profile_title = {},
                      .began = span.from,
                      .lasted = span.to - span.from,
                      .packets = run.records.size(),
                      .dropped = dropped_in(run),
                      .digest = digest_of(run.records)};
    for (const auto* row : all_rows()) {
        if (row->rule != nullptr) {
            verdicts.rows.push_back(
                {.row = row, .finding = judge_row(*row, is_extraordinary(*row) ? scene : ordinary, disturbing)});
        }
    }
    return verdicts;
}

std::vector<capture::Record> commented(const capture::Run& run, const Verdicts& verdicts)
{
    auto records = run.records;
    for (auto& record : records) {
        record.comment.clear();
    }
    for (const auto& [row, finding] : verdicts.rows) {
        for (const auto number : finding.packets) {
            auto& comment = records[number - 1].comment;
            comment += (comment.empty() ? "" : ", ") + check_id(*row) + " " + std::string(to_string(finding.verdict));
        }
    }
    return records;
}

}  // namespace cpe::judge
