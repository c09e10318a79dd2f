#pragma once

#include "collector/ledger/contents.hpp"
#include "collector/ledger/dropped.hpp"
#include "daemon/file_ops.hpp"

#include <map>

namespace collector::ledger {

/// What is published of a segment before it may be dropped: its last hash proves every entry up to there.
struct Root {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint64_t octets = 0;
    measure::Timestamp until;  ///< When the last entry came in.
    std::string sha256;

    bool operator==(const Root&) const = default;
};

/// One of every segment that is closed, oldest first; the newest segment is still written.
measure::Result<std::vector<Root>> roots(const Contents& contents);

/// One line of JSON without its end; and back.
std::string root_line(const Root& root);
measure::Result<Root> read_root(const std::string& line);

/// Drops what probes sent in the closed segments whose last entry came in before `before`. Everything else of them is kept:
/// frames, registrations, people, notes, runs of home routers are small, and the index is made of them.
///
/// An error, before anything is touched, when one of the segments is damaged or its root is not among the published ones.
/// Nobody else may have the ledger open. Interrupted, it is done again and comes to the same end.
measure::Result<std::vector<DroppedRange>> drop(const std::filesystem::path& directory, measure::Timestamp before,
                                                const std::vector<Root>& published, daemons::FileOps& files);

}  // namespace collector::ledger
