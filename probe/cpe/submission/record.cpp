#include "probe/cpe/submission/record.hpp"

#include "measure/words.hpp"
#include "probe/cpe/judge/exposure.hpp"
#include "probe/cpe/judge/gate.hpp"

namespace cpe::submission {
namespace {

/// The lists of the judge and of the record hold the same words in the same order.
static_assert(judge::kVerdictWords == words_of(measure::RowVerdict{}));

measure::RowLevel level_of(judge::Level level)
{
    return measure::from_word<measure::RowLevel>(to_string(level)).value_or(measure::RowLevel::info);
}

measure::RowFinding finding_of(const judge::Judged& judged)
{
    const auto& [row, finding] = judged;
    return {.row = std::string(row->id),
            .document = std::string(row->document),
            .level = level_of(row->level),
            .verdict = static_cast<measure::RowVerdict>(finding.verdict),
            .reason = finding.reason,
            .packets = {finding.packets.begin(), finding.packets.end()},
            .exposure = judge::exposure_of(*row, finding)};
}

/// Six seconds: as verdicts.json has it.
double minutes_of(std::chrono::nanoseconds lasted)
{
    return static_cast<double>(std::chrono::round<std::chrono::duration<std::int64_t, std::ratio<6>>>(lasted).count()) / 10;
}

}  // namespace

measure::DeviceRun record_of(const capture::Run& run, const judge::Verdicts& verdicts)
{
    const auto& manifest = run.manifest;
    measure::DeviceRun record{.device = {.maker = manifest.maker, .model = manifest.model, .firmware = manifest.firmware},
                              .profile = manifest.profile,
                              .laboratory = manifest.laboratory,
                              .software =
                                  "sextant-cpe/" + (manifest.software.empty() ? std::string("unknown") : manifest.software),
                              .began = std::chrono::time_point_cast<std::chrono::microseconds>(verdicts.began),
                              .minutes = minutes_of(verdicts.lasted),
                              .packets = verdicts.packets,
                              .frames_sha256 = verdicts.digest,
                              .rejudged = false,
                              .gate = judge::look_at_gate(run),
                              .rows = {}};
    for (const auto& judged : verdicts.rows) {
        record.rows.push_back(finding_of(judged));
    }
    return record;
}

measure::Result<std::vector<codec::AttachedFile>> files_of(const std::filesystem::path& folder)
{
    std::vector<codec::AttachedFile> files;
    for (const auto name : codec::kAttachable) {
        auto octets = capture::read_file(folder / name);
        if (!octets) {
            return tl::unexpected(octets.error());
        }
        files.push_back({.name = std::string(name), .octets = *std::move(octets)});
    }
    return files;
}

}  // namespace cpe::submission
