#pragma once

#include "measure/report.hpp"
#include "measure/result.hpp"

#include <cstddef>
#include <filesystem>

namespace collector::ingest {

/// Where the second of two different batches with one identity is kept, for people to look at.
class ConflictShelf {
public:
    explicit ConflictShelf(std::filesystem::path directory, std::size_t most = 1000)
        : directory_(std::move(directory)), most_(most)
    {
    }

    /// Keeps the bytes once per hash. A full shelf keeps nothing more: a probe gone wild must not fill the disk.
    measure::Result<void> keep(const measure::SealedBatch& batch) const;

private:
    std::filesystem::path directory_;
    std::size_t most_;
};

}  // namespace collector::ingest
