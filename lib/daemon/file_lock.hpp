#pragma once

#include "measure/result.hpp"

#include <filesystem>
#include <optional>

namespace daemons {

/// A right that one process has at a time. The kernel takes it back when the process ends, however it ends.
class FileLock {
public:
    /// By a file, made when it is missing; nullopt when another process has it.
    static measure::Result<std::optional<FileLock>> take(const std::filesystem::path& file);

    /// By a directory that is there; waits for as long as another process has it.
    static measure::Result<FileLock> wait_for(const std::filesystem::path& directory);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    explicit FileLock(int file) : file_(file) {}

    int file_;
};

}  // namespace daemons
