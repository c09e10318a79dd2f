#include "daemon/console.hpp"
#include "probe/cpe/cli/verbs.hpp"
#include "probe/cpe/judge/verdicts_json.hpp"
#include "probe/cpe/profiles/profile_file.hpp"
#include "probe/cpe/report/report.hpp"

namespace cpe::cli {
namespace {

constexpr auto kVerdicts = "verdicts.json";

/// As the rules have it, and then as the profile of the run reads it.
measure::Result<judge::Verdicts> by_profile(const std::filesystem::path& folder, const capture::Run& run)
{
    auto verdicts = judge::judge(run);
    return profiles::of_run(folder, run.manifest.profile)
        .and_then([&](const judge::Profile& profile) { return judge::apply(verdicts, profile); })
        .map([&] { return std::move(verdicts); });
}

}  // namespace

measure::Result<judge::Verdicts> verdicts_of(const std::filesystem::path& folder)
{
    return capture::read_run(folder).and_then([&](const capture::Run& run) { return by_profile(folder, run); });
}

int judge_folder(const std::filesystem::path& folder, Format format)
{
    const auto run = capture::read_run(folder);
    if (!run) {
        return daemons::complain(run.error());
    }
    const auto judged = by_profile(folder, *run);
    if (!judged) {
        return daemons::complain(judged.error());
    }
    const auto& verdicts = *judged;
    const auto annotated = capture::annotate(folder, judge::commented(*run, verdicts));
    const auto written = capture::write_file(folder / kVerdicts, judge::to_json(verdicts));
    if (!annotated || !written) {
        return daemons::complain(annotated ? written.error() : annotated.error());
    }
    const auto capture_path = (folder / "capture.pcapng").string();
    daemons::print(format == Format::json ? judge::to_vector(verdicts, capture_path) : report::to_text(verdicts));
    return daemons::code(daemons::Exit::ok);
}

}  // namespace cpe::cli
