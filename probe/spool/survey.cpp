#include "probe/spool/survey.hpp"

#include "probe/spool/frame.hpp"

#include <algorithm>

namespace probe::spool {
namespace {

constexpr std::size_t kStreamDigits = 32;

bool is_lower_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

void file_under(Survey& found, const daemons::DirectoryEntry& entry)
{
    if (entry.name.ends_with(kUnfinished)) {
        found.unfinished.push_back(entry);
        return;
    }
    const auto name = parse_file_name(entry.name);
    if (!name) {
        return;
    }
    switch (name->kind) {
        case FileKind::stream: found.streams[name->key.generation] = entry.octets; return;
        case FileKind::open: found.open[name->key] = entry.octets; return;
        case FileKind::batch: found.batches[name->key] = entry.octets; return;
    }
}

}  // namespace

measure::Result<Survey> survey(const std::filesystem::path& directory, const daemons::FileOps& files)
{
    const auto entries = files.list(directory);
    if (!entries) {
        return tl::unexpected(entries.error());
    }
    Survey found;
    for (const auto& entry : *entries) {
        file_under(found, entry);
    }
    auto aside = files.list(directory / kQuarantine);
    if (aside) {
        found.quarantine = *std::move(aside);
    }
    return found;
}

std::optional<std::string> read_stream(const std::filesystem::path& directory, std::uint32_t generation,
                                       const daemons::FileOps& files)
{
    const auto octets = files.read(path_of(directory, FileKind::stream, {generation, 0}));
    const auto frame = octets ? decode_only(*octets, FrameKind::stream) : std::nullopt;
    const bool valid = frame && frame->payload.size() == kStreamDigits && std::ranges::all_of(frame->payload, is_lower_hex);
    return valid ? std::optional(frame->payload) : std::nullopt;
}

std::filesystem::path path_of(const std::filesystem::path& directory, FileKind kind, BatchKey key)
{
    return directory / to_string(FileName{.kind = kind, .key = key});
}

}  // namespace probe::spool
