#pragma once

#include "measure/result.hpp"

#include <filesystem>
#include <optional>

namespace collector::scorekeeping {

/// The right to write in the data directory: held by a running `serve`, or by one offline verb.
class DataLock {
public:
    /// nullopt when another process holds it. The directory must be there.
    /// The kernel lets go when the process ends, however it ends.
    static measure::Result<std::optional<DataLock>> take(const std::filesystem::path& directory);

    DataLock(DataLock&& other) noexcept;
    DataLock& operator=(DataLock&&) = delete;
    DataLock(const DataLock&) = delete;
    DataLock& operator=(const DataLock&) = delete;
    ~DataLock();

private:
    explicit DataLock(int file) : file_(file) {}

    int file_;
};

}  // namespace collector::scorekeeping
