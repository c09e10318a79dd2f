#pragma once

#include "daemon/file_ops.hpp"

namespace probe::spool {

/// Where files go that cannot be used, for people to look at; never read by the spool again.
///
/// Bounded by the spool's own bound: the oldest are removed before anything good is dropped.
class Quarantine {
public:
    Quarantine(daemons::FileOps& files, std::filesystem::path directory,
               const std::vector<daemons::DirectoryEntry>& entries);

    /// Moves a file here, on disk when this returns.
    measure::Result<void> take(const std::filesystem::path& path, std::uint64_t octets);

    /// Keeps a copy of some octets if that is possible; a full disk must not stop what the caller does.
    void keep_copy(const std::string& name, std::string_view bytes);

    /// Removes the file that is oldest by name; false when there is none.
    bool forget_oldest();

    std::uint64_t octets() const;
    std::size_t files() const { return entries_.size(); }

private:
    std::string free_name(const std::string& wanted) const;

    daemons::FileOps& files_;
    std::filesystem::path directory_;
    std::vector<daemons::DirectoryEntry> entries_;  ///< By name.
};

}  // namespace probe::spool
