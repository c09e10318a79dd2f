#pragma once

#include "codec/zstd_frame.hpp"
#include "measure/device_run.hpp"
#include "measure/result.hpp"

#include <string>
#include <string_view>
#include <vector>

/// A run of the CPE laboratory as it is sent, kept and read (docs/protocol.md).
namespace codec {

/// A file of the run's directory that travels along, so that anybody can judge the run again.
struct AttachedFile {
    std::string name;  ///< One of kAttachable.
    std::string octets;
};

/// All that judging reads.
inline constexpr std::array<std::string_view, 3> kAttachable{"run.json", "stimuli.ndjson", "capture.pcapng"};

struct DeviceSubmission {
    measure::DeviceRun run;
    std::vector<AttachedFile> files;
};

/// Sixteen hexadecimal digits that stand for a device wherever a path names one. Pure.
std::string device_id(const measure::Device& device);

/// The run as one line of JSON. Deterministic.
std::string to_json_line(const measure::DeviceRun& run);
measure::Result<measure::DeviceRun> parse_device_run(std::string_view line);

/// A line of JSON, then the files' octets one after the other, in one zstd frame. The same submission gives the same octets.
/// Error: more than a collector accepts.
measure::Result<std::string> seal_device_run(const DeviceSubmission& submission, const PackedLimits& limits = {});

/// Opens foreign bytes. Everything is checked: sizes, digests of the files, every text and number of the run.
measure::Result<DeviceSubmission> open_device_run(std::string_view bytes, const PackedLimits& limits = {});

}  // namespace codec
