#pragma once

#include "measure/result.hpp"
#include "probe/cpe/capture/manifest.hpp"
#include "probe/cpe/capture/record.hpp"
#include "probe/cpe/capture/stimulus.hpp"

#include <filesystem>
#include <fstream>
#include <vector>

/// The directory of a run: run.json, capture.pcapng, stimuli.ndjson; judging adds verdicts.json.
namespace cpe::capture {

/// All that a judge reads.
struct Run {
    Manifest manifest;
    std::vector<Record> records;  ///< By time; the first is packet 1.
    std::vector<Stimulus> stimuli;
};

/// Reads a directory. What was recorded while the disk filled or the program was killed is read as far as it goes.
measure::Result<Run> read_run(const std::filesystem::path& folder);

/// By time, what came first before what was sent in answer; the same order whatever the order of reading.
void sort(std::vector<Record>& records);

/// Takes down a run while it goes on. Every line and packet is in the file before the next one is made.
class Recorder {
public:
    /// A new run; a directory that already holds one is refused.
    static measure::Result<Recorder> begin(const std::filesystem::path& folder, const Manifest& manifest);

    void add(const Record& record);
    void add(const Stimulus& stimulus);

    /// Did everything reach the files so far?
    bool good() const { return capture_.good() && stimuli_.good(); }

private:
    Recorder(std::ofstream capture, std::ofstream stimuli) : capture_(std::move(capture)), stimuli_(std::move(stimuli)) {}

    std::ofstream capture_;
    std::ofstream stimuli_;
};

/// Replaces the capture by the same packets in order of time, with their comments.
measure::Result<void> annotate(const std::filesystem::path& folder, const std::vector<Record>& records);

measure::Result<std::string> read_file(const std::filesystem::path& path);
measure::Result<void> write_file(const std::filesystem::path& path, std::string_view octets);

}  // namespace cpe::capture
