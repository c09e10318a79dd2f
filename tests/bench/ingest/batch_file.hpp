#pragma once

#include "measure/report.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace bench {

/// A sealed batch on disk between the programs of this folder: the name says whose it is, the content is what is posted.
struct BatchFile {
    measure::BatchId id;
    std::string bytes;
};

/// Writes PROBE-STREAM-SEQ.zst.
void write_batch(const std::filesystem::path& folder, const measure::SealedBatch& batch);

/// Every batch of a folder, by probe, stream and number. Throws std::runtime_error with the file's name.
std::vector<BatchFile> read_batches(const std::filesystem::path& folder);

/// The lines of all the batches without their headers, as the collector's parser gets them.
std::vector<std::string> read_lines(const std::filesystem::path& folder);

}  // namespace bench
