#pragma once

#include "probe/spool/segment_spool.hpp"
#include "simulated_disk.hpp"

#include <string>
#include <vector>

namespace probe::spool {

inline const std::filesystem::path kDirectory = "/spool";

/// A minute of the first day of the tests.
measure::Timestamp at(std::chrono::seconds since_start);

/// A result whose notes carry `payload`, and some octets more.
measure::BatchLine line(const std::string& payload, std::size_t octets = 0);

/// The payload of a line as it stands in a batch.
std::string payload_of(const std::string& text);

std::vector<std::string> payloads_in(const measure::SealedBatch& batch);
measure::BatchHeader header_of(const measure::SealedBatch& batch);

Options small_options();
measure::Result<std::unique_ptr<SegmentSpool>> open_spool(SimulatedDisk& disk, Options options = small_options());

/// The spool, or a failed test.
std::unique_ptr<SegmentSpool> must_open(SimulatedDisk& disk, Options options = small_options());

/// Takes and acknowledges everything that is sealed.
std::vector<measure::SealedBatch> deliver_all(SegmentSpool& spool);

}  // namespace probe::spool
