#pragma once

#include "daemon/file_ops.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace collector::ledger {

/// Real files that fail on purpose.
///
/// With `cut_at` the power goes off during that call and no later call has an effect; lose_unsynced() then takes from the
/// disk what no fsync had promised: new files, and octets beyond the last synced length.
class FaultyFiles final : public daemons::FileOps {
public:
    enum class Fault { none, no_space, input_output };

    std::size_t cut_at = SIZE_MAX;
    Fault write_fault = Fault::none;
    bool sync_fails = false;
    bool truncate_fails = false;
    std::size_t calls = 0;

    measure::Result<void> make_directory(const std::filesystem::path& path) override
    {
        return off() ? dead() : daemons::real_files().make_directory(path);
    }

    measure::Result<int> create(const std::filesystem::path& path) override
    {
        if (off()) {
            return tl::unexpected(dead().error());
        }
        auto file = daemons::real_files().create(path);
        if (file) {
            paths_[*file] = path;
            synced_[path] = 0;
            unnamed_.insert(path);
        }
        return file;
    }

    measure::Result<int> open(const std::filesystem::path& path) override
    {
        if (off()) {
            return tl::unexpected(dead().error());
        }
        auto file = daemons::real_files().open(path);
        if (file) {
            paths_[*file] = path;
            synced_[path] = std::filesystem::file_size(path);
        }
        return file;
    }

    void close(int file) override { daemons::real_files().close(file); }

    measure::Result<void> write(int file, std::string_view bytes) override
    {
        const bool was_off = calls >= cut_at;
        const bool torn = off() || write_fault != Fault::none;
        if (!torn) {
            return daemons::real_files().write(file, bytes);
        }
        if (!was_off) {
            (void)daemons::real_files().write(file, bytes.substr(0, bytes.size() / 2));
        }
        return write_fault == Fault::no_space ? measure::Result<void>(measure::error("No space left on device")) : dead();
    }

    measure::Result<void> sync(int file) override
    {
        if (off() || sync_fails) {
            return dead();
        }
        const auto& path = paths_[file];
        synced_[path] = std::filesystem::file_size(path);
        return daemons::real_files().sync(file);
    }

    measure::Result<void> sync_directory(const std::filesystem::path& path) override
    {
        if (off()) {
            return dead();
        }
        std::erase_if(unnamed_, [&](const auto& file) { return file.parent_path() == path; });
        return daemons::real_files().sync_directory(path);
    }

    measure::Result<void> truncate(const std::filesystem::path& path, std::uint64_t length) override
    {
        if (off() || truncate_fails) {
            return dead();
        }
        synced_[path] = std::min<std::uint64_t>(synced_[path], length);
        return daemons::real_files().truncate(path, length);
    }

    measure::Result<void> rename(const std::filesystem::path& from, const std::filesystem::path& to) override
    {
        return off() ? dead() : daemons::real_files().rename(from, to);
    }

    measure::Result<int> lock(const std::filesystem::path& path) override { return daemons::real_files().lock(path); }

    measure::Result<void> remove(const std::filesystem::path& path) override
    {
        return off() ? dead() : daemons::real_files().remove(path);
    }

    measure::Result<std::vector<daemons::DirectoryEntry>> list(const std::filesystem::path& path) const override
    {
        return daemons::real_files().list(path);
    }

    measure::Result<std::string> read(const std::filesystem::path& path) const override
    {
        return daemons::real_files().read(path);
    }

    void lose_unsynced()
    {
        for (const auto& [path, length] : synced_) {
            if (unnamed_.contains(path)) {
                std::filesystem::remove(path);
            } else if (std::filesystem::exists(path) && std::filesystem::file_size(path) > length) {
                std::filesystem::resize_file(path, length);
            }
        }
    }

private:
    bool off() { return calls++ >= cut_at; }
    static measure::Result<void> dead() { return measure::error("Input/output error"); }

    std::map<int, std::filesystem::path> paths_;
    std::map<std::filesystem::path, std::uint64_t> synced_;
    std::set<std::filesystem::path> unnamed_;
};

}  // namespace collector::ledger
