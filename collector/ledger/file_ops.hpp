#pragma once

#include "measure/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace collector::ledger {

/// Every call by which the ledger changes the disk: the seam where tests cut the power.
class FileOps {
public:
    virtual ~FileOps() = default;

    virtual measure::Result<void> make_directory(const std::filesystem::path& path) = 0;

    /// A new file for appending; an existing one is an error.
    virtual measure::Result<int> create(const std::filesystem::path& path) = 0;

    /// An existing file for appending.
    virtual measure::Result<int> open(const std::filesystem::path& path) = 0;
    virtual void close(int file) = 0;

    /// All of `bytes` or an error; after an error any part may have been written.
    virtual measure::Result<void> write(int file, std::string_view bytes) = 0;

    /// fdatasync: the octets and the length are on disk.
    virtual measure::Result<void> sync(int file) = 0;

    /// A new or renamed file survives a power cut only after its directory was synced.
    virtual measure::Result<void> sync_directory(const std::filesystem::path& path) = 0;
    virtual measure::Result<void> truncate(const std::filesystem::path& path, std::size_t length) = 0;
    virtual measure::Result<void> rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
};

/// The kernel's.
FileOps& real_files();

}  // namespace collector::ledger
