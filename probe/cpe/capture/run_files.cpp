#include "probe/cpe/capture/run_files.hpp"

#include "probe/cpe/capture/pcapng.hpp"

#include <algorithm>
#include <iterator>

namespace cpe::capture {
namespace {

constexpr auto kManifest = "run.json";
constexpr auto kCapture = "capture.pcapng";
constexpr auto kStimuli = "stimuli.ndjson";

std::string text_of(const frames::Octets& octets)
{
    return {octets.begin(), octets.end()};
}

void append(std::ofstream& file, const std::string& text)
{
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.flush();
}

}  // namespace

measure::Result<std::string> read_file(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        return measure::error("cannot read the file", path.string(), "is this the directory of a run?");
    }
    return std::string{std::istreambuf_iterator<char>(stream), {}};
}

measure::Result<void> write_file(const std::filesystem::path& path, std::string_view octets)
{
    auto part = path;
    part += ".part";
    std::ofstream stream(part, std::ios::binary | std::ios::trunc);
    stream.write(octets.data(), static_cast<std::streamsize>(octets.size()));
    stream.close();
    std::error_code failed;
    if (stream) {
        std::filesystem::rename(part, path, failed);
    }
    if (!stream || failed) {
        return measure::error("cannot write the file", path.string(), "is the disk full or the directory read-only?");
    }
    return {};
}

void sort(std::vector<Record>& records)
{
    std::ranges::stable_sort(records, [](const Record& left, const Record& right) {
        return std::tie(left.time, left.direction) < std::tie(right.time, right.direction);
    });
}

measure::Result<Run> read_run(const std::filesystem::path& folder)
{
    Run run;
    const auto manifest = read_file(folder / kManifest).and_then([](const auto& text) { return read_manifest(text); });
    const auto stimuli = read_file(folder / kStimuli).and_then([](const auto& text) { return read_stimuli(text); });
    const auto octets = read_file(folder / kCapture);
    for (const auto* failure : {manifest ? nullptr : &manifest.error(), stimuli ? nullptr : &stimuli.error(),
                                octets ? nullptr : &octets.error()}) {
        if (failure != nullptr) {
            return tl::unexpected(*failure);
        }
    }
    auto records = read_pcapng(frames::Octets(octets->begin(), octets->end()));
    if (!records) {
        return tl::unexpected(records.error());
    }
    run.manifest = *manifest;
    run.stimuli = *stimuli;
    run.records = *std::move(records);
    sort(run.records);
    return run;
}

measure::Result<Recorder> Recorder::begin(const std::filesystem::path& folder, const Manifest& manifest)
{
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    if (std::filesystem::exists(folder / kCapture)) {
        return measure::error("there already is a run", folder.string(), "name a new directory with --out");
    }
    if (const auto written = write_file(folder / kManifest, to_json(manifest)); !written) {
        return tl::unexpected(written.error());
    }
    std::ofstream capture(folder / kCapture, std::ios::binary);
    std::ofstream stimuli(folder / kStimuli, std::ios::binary);
    if (!capture || !stimuli) {
        return measure::error("cannot write into the directory of the run", folder.string());
    }
    append(capture, text_of(pcapng_head()));
    return Recorder(std::move(capture), std::move(stimuli));
}

void Recorder::add(const Record& record)
{
    append(capture_, text_of(pcapng_packet(record)));
}

void Recorder::add(const Stimulus& stimulus)
{
    append(stimuli_, to_line(stimulus));
}

measure::Result<void> annotate(const std::filesystem::path& folder, const std::vector<Record>& records)
{
    return write_file(folder / kCapture, text_of(write_pcapng(records)));
}

}  // namespace cpe::capture
