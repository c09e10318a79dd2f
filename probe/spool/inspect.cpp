#include "probe/spool/inspect.hpp"

#include "codec/batch.hpp"
#include "probe/spool/frame.hpp"
#include "probe/spool/scan.hpp"
#include "probe/spool/survey.hpp"

#include <algorithm>
#include <filesystem>

namespace probe::spool {
namespace {

BatchFacts look_at_batch(const std::filesystem::path& path, BatchKey key, std::uint64_t octets,
                         const daemons::FileOps& files)
{
    BatchFacts facts{.key = key, .octets = octets, .header = std::nullopt, .lines = {}};
    const auto file = files.read(path);
    const auto frame = file ? decode_only(*file, FrameKind::batch) : std::nullopt;
    if (auto opened = frame ? codec::open(frame->payload) : measure::error("")) {
        facts.header = std::move(opened->header);
        facts.lines = std::move(opened->lines);
    }
    return facts;
}

void look_at_open(const std::filesystem::path& path, BatchKey key, const daemons::FileOps& files, Inspection& into)
{
    const auto file = files.read(path);
    if (!file) {
        return;
    }
    const auto scan = scan_open_batch(*file, key.seq);
    into.damaged_octets += scan.damaged;
    into.open_lines += static_cast<std::size_t>(
        std::ranges::count_if(scan.frames, [](const Frame& frame) { return frame.kind == FrameKind::line; }));
}

/// The lock of a spool that nobody uses can be had; it is given back at once.
bool is_in_use(const std::filesystem::path& directory, daemons::FileOps& files)
{
    const auto path = directory / "lock";
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return false;
    }
    const auto lock = files.lock(path);
    if (lock) {
        files.close(*lock);
    }
    return !lock;
}

}  // namespace

measure::Result<Inspection> inspect(const std::filesystem::path& directory, daemons::FileOps& files)
{
    const auto found = survey(directory, files);
    if (!found) {
        return tl::unexpected(found.error());
    }
    Inspection seen{.in_use = is_in_use(directory, files)};
    if (!found->streams.empty()) {
        seen.stream = read_stream(directory, found->streams.rbegin()->first, files).value_or("");
    }
    for (const auto& [key, octets] : found->batches) {
        seen.batches.push_back(look_at_batch(path_of(directory, FileKind::batch, key), key, octets, files));
    }
    for (const auto& [key, octets] : found->open) {
        look_at_open(path_of(directory, FileKind::open, key), key, files, seen);
    }
    seen.quarantined_files = found->quarantine.size();
    return seen;
}

}  // namespace probe::spool
