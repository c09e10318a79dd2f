#include "simulated_disk.hpp"

#include <numeric>

namespace probe::spool {

using measure::Result;
namespace fs = std::filesystem;

SimulatedDisk::Luck SimulatedDisk::luck()
{
    const auto call = calls++;
    if (call >= cut_at) {
        return call == cut_at ? Luck::bad : Luck::dead;
    }
    return fail_at.contains(call) ? Luck::bad : Luck::good;
}

tl::unexpected<measure::Error> SimulatedDisk::failed(Luck)
{
    return measure::error("Input/output error");
}

Result<int> SimulatedDisk::create(const fs::path& path)
{
    const auto drawn = luck();
    if (drawn != Luck::good || names_.contains(path)) {
        return failed(drawn);
    }
    names_[path] = std::make_shared<File>();
    open_[++last_file_] = names_[path];
    return last_file_;
}

Result<int> SimulatedDisk::open(const fs::path& path)
{
    const auto drawn = luck();
    if (drawn != Luck::good || !names_.contains(path)) {
        return failed(drawn);
    }
    open_[++last_file_] = names_[path];
    return last_file_;
}

Result<void> SimulatedDisk::write(int file, std::string_view bytes)
{
    const auto drawn = luck();
    const auto room = capacity - std::min(capacity, octets());
    const bool whole = drawn == Luck::good && bytes.size() <= room;
    if (drawn != Luck::dead) {
        open_.at(file)->now += bytes.substr(0, std::min<std::size_t>(room, whole ? bytes.size() : bytes.size() / 2));
    }
    return whole ? Result<void>{} : measure::error("No space left on device");
}

Result<void> SimulatedDisk::sync(int file)
{
    const auto drawn = luck();
    if (drawn != Luck::good) {
        return failed(drawn);
    }
    open_.at(file)->synced = open_.at(file)->now;
    return {};
}

Result<void> SimulatedDisk::sync_directory(const fs::path& path)
{
    const auto drawn = luck();
    if (drawn != Luck::good) {
        return failed(drawn);
    }
    std::erase_if(synced_names_, [&](const auto& name) { return name.first.parent_path() == path; });
    for (const auto& [name, file] : names_) {
        if (name.parent_path() == path) {
            synced_names_[name] = file;
        }
    }
    return {};
}

Result<void> SimulatedDisk::truncate(const fs::path& path, std::uint64_t length)
{
    const auto drawn = luck();
    if (drawn != Luck::good) {
        return failed(drawn);
    }
    names_.at(path)->now.resize(length);
    return {};
}

Result<void> SimulatedDisk::rename(const fs::path& from, const fs::path& to)
{
    const auto drawn = luck();
    if (drawn != Luck::good || !names_.contains(from)) {
        return failed(drawn);
    }
    names_[to] = names_.at(from);
    names_.erase(from);
    return {};
}

Result<void> SimulatedDisk::remove(const fs::path& path)
{
    const auto drawn = luck();
    if (drawn != Luck::good) {
        return failed(drawn);
    }
    names_.erase(path);
    return {};
}

Result<std::vector<daemons::DirectoryEntry>> SimulatedDisk::list(const fs::path& path) const
{
    std::vector<daemons::DirectoryEntry> found;
    for (const auto& [name, file] : names_) {
        if (name.parent_path() == path) {
            found.push_back({.name = name.filename().string(), .octets = file->now.size()});
        }
    }
    return found;
}

Result<std::string> SimulatedDisk::read(const fs::path& path) const
{
    const auto found = names_.find(path);
    return found == names_.end() ? Result<std::string>(measure::error("no such file")) : found->second->now;
}

void SimulatedDisk::kill()
{
    open_.clear();
    cut_at = SIZE_MAX;
    fail_at.clear();
}

void SimulatedDisk::power_cut(bool lose_names)
{
    kill();
    if (lose_names) {
        names_ = synced_names_;
    }
    for (const auto& [name, file] : names_) {
        file->now = file->synced;
    }
    synced_names_ = names_;
}

std::vector<fs::path> SimulatedDisk::paths() const
{
    std::vector<fs::path> paths;
    for (const auto& [name, file] : names_) {
        paths.push_back(name);
    }
    return paths;
}

std::uint64_t SimulatedDisk::octets() const
{
    return std::accumulate(names_.begin(), names_.end(), std::uint64_t{0},
                           [](auto sum, const auto& name) { return sum + name.second->now.size(); });
}

}  // namespace probe::spool
