#pragma once

#include "daemon/file_ops.hpp"

#include <map>
#include <memory>
#include <set>

namespace probe::spool {

/// A disk in memory that can lose power, be full and fail.
///
/// Every call counts. From call `cut_at` on nothing happens any more, as if the process had ended in the middle of that
/// call. Then kill() gives what the kernel still knows, power_cut() only what fsync had promised: names, and octets.
class SimulatedDisk final : public daemons::FileOps {
public:
    std::size_t calls = 0;
    std::size_t cut_at = SIZE_MAX;
    std::set<std::size_t> fail_at;  ///< These calls fail, and have half of their effect.
    std::uint64_t capacity = UINT64_MAX;

    measure::Result<void> make_directory(const std::filesystem::path&) override { return {}; }
    measure::Result<int> lock(const std::filesystem::path&) override { return ++last_file_; }
    measure::Result<int> create(const std::filesystem::path& path) override;
    measure::Result<int> open(const std::filesystem::path& path) override;
    void close(int file) override { open_.erase(file); }
    measure::Result<void> write(int file, std::string_view bytes) override;
    measure::Result<void> sync(int file) override;
    measure::Result<void> sync_directory(const std::filesystem::path& path) override;
    measure::Result<void> truncate(const std::filesystem::path& path, std::uint64_t length) override;
    measure::Result<void> rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    measure::Result<void> remove(const std::filesystem::path& path) override;
    measure::Result<std::vector<daemons::DirectoryEntry>> list(const std::filesystem::path& path) const override;
    measure::Result<std::string> read(const std::filesystem::path& path) const override;

    /// The process is gone, the machine is not.
    void kill();

    /// The machine is gone: unsynced octets are lost, and each unsynced change of a name for itself as `lose` says.
    void power_cut(bool lose_names);

    /// The octets of a file, to be damaged.
    std::string& bytes(const std::filesystem::path& path) { return names_.at(path)->now; }
    std::vector<std::filesystem::path> paths() const;
    std::uint64_t octets() const;

private:
    struct File {
        std::string now;
        std::string synced;
    };
    using Names = std::map<std::filesystem::path, std::shared_ptr<File>>;

    enum class Luck { good, bad, dead };
    Luck luck();
    static tl::unexpected<measure::Error> failed(Luck luck);

    Names names_;
    Names synced_names_;
    std::map<int, std::shared_ptr<File>> open_;
    int last_file_ = 0;
};

}  // namespace probe::spool
