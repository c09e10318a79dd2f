#pragma once

#include "collector/ports/facts.hpp"

#include <filesystem>
#include <string>

namespace collector::ledger {

/// An entry whose payload tells which one it is.
inline LedgerEntry batch_entry(std::uint64_t seq)
{
    const measure::BatchId id{.probe = "probe-a", .stream = std::string(32, 'a'), .seq = seq};
    ReceivedBatch received{
        .batch = {.id = id, .bytes = "batch " + std::to_string(seq), .sha256 = std::to_string(seq)},
        .sender = {.probe = "probe-a", .laboratory = "lab", .as_number = 64500, .country = "AA", .token_sha256 = "t"},
        .context = {}};
    return {.position = 0, .at = measure::Timestamp(std::chrono::seconds(1'000 + seq)), .fact = std::move(received)};
}

inline std::uint64_t seq_of(const LedgerEntry& entry)
{
    return std::get<ReceivedBatch>(entry.fact).batch.id.seq;
}

/// A directory that goes with the test.
class TemporaryDirectory {
public:
    TemporaryDirectory()
    {
        auto name = (std::filesystem::temp_directory_path() / "sextant-test-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace collector::ledger
