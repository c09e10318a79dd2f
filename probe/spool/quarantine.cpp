#include "probe/spool/quarantine.hpp"

#include <algorithm>
#include <numeric>

namespace probe::spool {

Quarantine::Quarantine(daemons::FileOps& files, std::filesystem::path directory,
                       const std::vector<daemons::DirectoryEntry>& entries)
    : files_(files), directory_(std::move(directory)), entries_(entries)
{
}

measure::Result<void> Quarantine::take(const std::filesystem::path& path, std::uint64_t octets)
{
    if (auto made = files_.make_directory(directory_); !made) {
        return made;
    }
    const auto name = free_name(path.filename().string());
    if (auto moved = files_.rename(path, directory_ / name); !moved) {
        return moved;
    }
    entries_.push_back({.name = name, .octets = octets});
    std::ranges::sort(entries_, {}, &daemons::DirectoryEntry::name);
    if (auto synced = files_.sync_directory(directory_); !synced) {
        return synced;
    }
    return files_.sync_directory(path.parent_path());
}

void Quarantine::keep_copy(const std::string& name, std::string_view bytes)
{
    if (!files_.make_directory(directory_)) {
        return;
    }
    const auto file = files_.create(directory_ / free_name(name));
    if (!file) {
        return;
    }
    (void)files_.write(*file, bytes);
    files_.close(*file);
    entries_.push_back({.name = free_name(name), .octets = bytes.size()});
    std::ranges::sort(entries_, {}, &daemons::DirectoryEntry::name);
}

bool Quarantine::forget_oldest()
{
    if (entries_.empty()) {
        return false;
    }
    (void)files_.remove(directory_ / entries_.front().name);
    entries_.erase(entries_.begin());
    return true;
}

std::uint64_t Quarantine::octets() const
{
    return std::accumulate(entries_.begin(), entries_.end(), std::uint64_t{0},
                           [](auto sum, const auto& entry) { return sum + entry.octets; });
}

std::string Quarantine::free_name(const std::string& wanted) const
{
    auto name = wanted;
    for (int copy = 2; std::ranges::find(entries_, name, &daemons::DirectoryEntry::name) != entries_.end(); ++copy) {
        name = wanted + "." + std::to_string(copy);
    }
    return name;
}

}  // namespace probe::spool
