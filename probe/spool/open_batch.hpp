#pragma once

#include "daemon/file_ops.hpp"
#include "measure/report.hpp"
#include "probe/spool/file_name.hpp"

#include <vector>

namespace probe::spool {

/// A line of the open batch and when it was written.
struct OpenLine {
    measure::Timestamp at;
    std::string text;
};

/// What an open batch is made of: what its header will say, and its lines.
struct OpenContents {
    BatchKey key;
    measure::BatchHeader header;
    std::vector<OpenLine> lines;
};

/// The batch that is still growing, in memory and as an append-only file: lines survive the process.
///
/// After a failed write the file is cut back to its last good octet. After a failed fdatasync, or when it could not be cut
/// back, the file is no longer trusted, since the kernel drops pages it could not write: the next call writes it anew from
/// memory before it does anything else.
class OpenBatch {
public:
    /// Writes a new file, whole and on disk.
    static measure::Result<OpenBatch> create(daemons::FileOps& files, const std::filesystem::path& directory,
                                             OpenContents contents);

    /// Goes on with a file whose first `length` octets are known to be good and to hold `contents`.
    static measure::Result<OpenBatch> adopt(daemons::FileOps& files, const std::filesystem::path& directory,
                                            OpenContents contents, std::uint64_t length);

    OpenBatch(OpenBatch&& other) noexcept;
    OpenBatch& operator=(OpenBatch&& other) noexcept;
    OpenBatch(const OpenBatch&) = delete;
    OpenBatch& operator=(const OpenBatch&) = delete;
    ~OpenBatch();

    /// Appends a line. On an error the line is not kept and the others are.
    measure::Result<void> append(OpenLine line, bool sync);

    /// Makes it durable that the batch will carry these tombstones.
    measure::Result<void> record(std::vector<measure::Tombstone> tombstones);

    const OpenContents& contents() const { return contents_; }
    const std::filesystem::path& path() const { return path_; }
    std::uint64_t octets() const { return length_; }  ///< Of the file.
    std::size_t line_octets() const { return line_octets_; }

private:
    OpenBatch(daemons::FileOps& files, std::filesystem::path path, OpenContents contents);

    measure::Result<void> write_anew();
    measure::Result<void> reopen();
    measure::Result<void> write_through(std::string_view bytes, bool sync);
    void close();

    daemons::FileOps* files_;
    std::filesystem::path path_;
    OpenContents contents_;
    std::size_t line_octets_ = 0;
    int file_ = -1;
    std::uint64_t length_ = 0;
};

/// Octets a line takes in the file.
std::uint64_t framed_octets(std::string_view line);

}  // namespace probe::spool
