#pragma once

#include "collector/ports/audit_trail.hpp"

#include <filesystem>

namespace collector::audit {

/// What reading the whole trail found.
struct TrailCheck {
    std::uint64_t deeds = 0;
    std::string last_sha256;
    std::vector<std::string> findings;  ///< Empty: no line was changed, removed or reordered.
};

/// The trail as one file of chained lines: a line names the SHA-256 of the line before it.
///
/// The daemon and verbs beside it append to the same file: each takes its lock, reads the last line, writes one behind it
/// and flushes it to the disk. A file is opened anew each time, so that a rotated or restored one is followed.
class FileTrail final : public AuditTrail {
public:
    explicit FileTrail(std::filesystem::path file) : file_(std::move(file)) {}

    measure::Result<void> record(Deed deed) override;
    measure::Result<std::vector<Deed>> newest(std::size_t limit) const override;

    measure::Result<TrailCheck> verify() const;

private:
    std::filesystem::path file_;
};

}  // namespace collector::audit
