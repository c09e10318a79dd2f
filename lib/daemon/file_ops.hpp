#pragma once

#include "measure/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace daemons {

/// A regular file of a directory.
struct DirectoryEntry {
    std::string name;
    std::uint64_t octets = 0;
};

/// Every call by which a store of ours touches the disk: the seam where tests cut the power, fill the disk and flip bits.
class FileOps {
public:
    virtual ~FileOps() = default;

    virtual measure::Result<void> make_directory(const std::filesystem::path& path) = 0;

    /// An exclusive lock on a file, made when missing; it ends with the process or with close().
    virtual measure::Result<int> lock(const std::filesystem::path& path) = 0;

    /// A new file for appending; an existing one is an error.
    virtual measure::Result<int> create(const std::filesystem::path& path) = 0;

    /// An existing file for appending.
    virtual measure::Result<int> open(const std::filesystem::path& path) = 0;
    virtual void close(int file) = 0;

    /// All of `bytes` or an error; after an error any part may have been written.
    virtual measure::Result<void> write(int file, std::string_view bytes) = 0;

    /// fdatasync: the octets and the length are on disk.
    virtual measure::Result<void> sync(int file) = 0;

    /// A new, renamed or removed name survives a power cut only after its directory was synced.
    virtual measure::Result<void> sync_directory(const std::filesystem::path& path) = 0;
    virtual measure::Result<void> truncate(const std::filesystem::path& path, std::uint64_t length) = 0;
    virtual measure::Result<void> rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;

    /// A file that is not there is no error.
    virtual measure::Result<void> remove(const std::filesystem::path& path) = 0;

    /// The regular files of a directory, by name; a directory that is not there has none.
    virtual measure::Result<std::vector<DirectoryEntry>> list(const std::filesystem::path& path) const = 0;

    /// The octets of a file, up to where the disk cannot read on: what is missing shows in the checksums.
    virtual measure::Result<std::string> read(const std::filesystem::path& path) const = 0;
};

/// The kernel's.
FileOps& real_files();

}  // namespace daemons
