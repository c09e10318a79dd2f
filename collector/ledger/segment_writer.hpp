#pragma once

#include "collector/ledger/contents.hpp"
#include "collector/ports/facts.hpp"
#include "daemon/file_ops.hpp"

#include <span>
#include <vector>

namespace collector::ledger {

/// Where one entry of a group came to lie.
struct Written {
    std::filesystem::path path;
    std::uint64_t segment_first = 0;
    Found found;
};

/// Appends groups of entries: one write, one fdatasync, all or nothing. Blocking; one thread at a time.
///
/// After a failed write the segment is cut back to its last synced octet and used again (a full disk empties). After a
/// failed fdatasync nothing of the segment's tail is trusted any more, since the kernel drops pages it could not write:
/// it is cut back, closed, and the next group begins a new segment.
class SegmentWriter {
public:
    /// Continues where `contents` end. Cuts a torn tail off, keeping the octets under quarantine/.
    static measure::Result<SegmentWriter> open(std::filesystem::path directory, const Contents& contents,
                                               std::size_t segment_octets, daemons::FileOps& files);

    SegmentWriter(SegmentWriter&& other) noexcept;
    SegmentWriter& operator=(SegmentWriter&&) = delete;
    SegmentWriter(const SegmentWriter&) = delete;
    SegmentWriter& operator=(const SegmentWriter&) = delete;
    ~SegmentWriter();

    /// Gives the entries the next positions. On an error none of them is in the ledger, and a later call may succeed.
    measure::Result<std::vector<Written>> append(std::span<LedgerEntry> group);

private:
    SegmentWriter(std::filesystem::path directory, Tip tip, std::size_t segment_octets, daemons::FileOps& files);

    measure::Result<void> cut_torn_tail(const Segment& segment);
    measure::Result<void> reopen(const Segment& segment);
    measure::Result<void> make_room(std::size_t octets);
    measure::Result<void> begin_segment();
    measure::Result<void> put_aside(const std::filesystem::path& path);
    measure::Result<void> write_through(std::string_view bytes);
    void cut_back(bool trusted);
    void close_segment();

    std::filesystem::path directory_;
    Tip tip_;
    std::size_t segment_octets_;
    daemons::FileOps& files_;
    int file_ = -1;
    std::filesystem::path path_;
    std::uint64_t first_ = 0;
    std::size_t synced_ = 0;  ///< Octets of the open segment that are on disk for certain.
};

}  // namespace collector::ledger
