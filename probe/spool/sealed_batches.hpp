#pragma once

#include "daemon/file_ops.hpp"
#include "measure/report.hpp"
#include "probe/spool/file_name.hpp"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace probe::spool {

/// What reading a sealed batch gave. Without a batch its file is damaged, or gone.
struct ReadBatch {
    std::optional<measure::SealedBatch> batch;
    bool exists = true;
};

/// The sealed batches of a directory, one file each. Files are read when they are needed, so that a start costs the same
/// however much waits.
class SealedBatches {
public:
    SealedBatches(daemons::FileOps& files, std::filesystem::path directory, const std::map<BatchKey, std::uint64_t>& found);

    /// Writes a batch, whole and on disk. It counts only after add().
    measure::Result<void> write(BatchKey key, const measure::SealedBatch& batch, measure::Timestamp at);
    void add(BatchKey key, measure::Timestamp at);
    void forget(BatchKey key) { batches_.erase(key); }

    /// Error: no fault of the file (too many open files, no permission).
    measure::Result<ReadBatch> read(BatchKey key) const;

    /// What the collector must be told of a batch that it will never see: also what that batch was to tell. Of a damaged
    /// one nothing but its number is known.
    std::vector<measure::Tombstone> graves_for(BatchKey key, std::string_view reason) const;

    measure::Timestamp sealed_at(BatchKey key);

    /// The first one that is not `passed_over`.
    std::optional<BatchKey> oldest(std::optional<BatchKey> passed_over = {}) const;
    std::vector<BatchKey> keys() const;
    std::size_t size() const { return batches_.size(); }
    std::uint64_t octets() const;
    std::uint64_t octets_of(BatchKey key) const { return batches_.at(key).octets; }
    std::filesystem::path path(BatchKey key) const;

private:
    struct Sealed {
        std::uint64_t octets = 0;
        std::optional<measure::Timestamp> at;  ///< Known once the file was read or written.
    };

    daemons::FileOps& files_;
    std::filesystem::path directory_;
    std::map<BatchKey, Sealed> batches_;
    std::uint64_t written_octets_ = 0;  ///< Of the last write().
};

}  // namespace probe::spool
