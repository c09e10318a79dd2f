#pragma once

#include "measure/result.hpp"
#include "probe/cpe/capture/record.hpp"

#include <string>
#include <vector>

/// The capture as a file that Wireshark opens: pcapng (draft-ietf-opsawg-pcapng), two interfaces, one clock.
namespace cpe::capture {

/// The blocks that begin a capture: section, interface 0 `lan`, interface 1 `wan`, both in nanoseconds.
frames::Octets pcapng_head();

/// One enhanced packet block, with direction and comment.
frames::Octets pcapng_packet(const Record& record);

/// Reads what these two write, and what a capture tool made of it: little-endian, interfaces of any resolution of ten.
/// A last block that was cut off (a run that was killed) ends the reading without an error.
measure::Result<std::vector<Record>> read_pcapng(frames::OctetView octets);

/// Head and packets.
frames::Octets write_pcapng(const std::vector<Record>& records);

}  // namespace cpe::capture
