#include "collector/ledger/contents.hpp"

#include "collector/ledger/dropped.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <system_error>

namespace collector::ledger {
namespace {

constexpr std::string_view kSuffix = ".ledger";
constexpr std::size_t kDigits = 20;

/// Position in a segment's file name; nullopt for every other file.
std::optional<std::uint64_t> first_of(const std::filesystem::path& path)
{
    const auto name = path.filename().string();
    if (name.size() != kDigits + kSuffix.size() || !name.ends_with(kSuffix)) {
        return std::nullopt;
    }
    std::uint64_t first = 0;
    const auto* end = name.data() + kDigits;
    const auto [stop, code] = std::from_chars(name.data(), end, first);
    return code == std::errc{} && stop == end && first > 0 ? std::optional(first) : std::nullopt;
}

measure::Result<std::vector<Segment>> list(const std::filesystem::path& directory)
{
    std::vector<Segment> segments;
    std::error_code code;
    if (!std::filesystem::exists(directory, code)) {
        return segments;
    }
    for (std::filesystem::directory_iterator at(directory, code), end; !code && at != end; at.increment(code)) {
        if (const auto first = first_of(at->path())) {
            segments.push_back({.path = at->path(), .first = *first, .scan = {}});
        }
    }
    if (code) {
        return measure::error("cannot list the ledger: " + code.message(), directory,
                              "let the collector's user read the directory");
    }
    std::ranges::sort(segments, {}, &Segment::first);
    return segments;
}

/// The last entry is the one found, or the one before a segment whose name tells that entries went before it.
Tip tip_of(const std::vector<Segment>& segments)
{
    Tip tip;
    for (const auto& segment : segments) {
        tip.last = std::max(tip.last, segment.first - 1);
        if (!segment.scan.frames.empty()) {
            tip.last = segment.scan.frames.back().position;
        }
    }
    return tip;
}

measure::Result<std::string> hash_of_last(const std::vector<Segment>& segments)
{
    for (auto at = segments.rbegin(); at != segments.rend(); ++at) {
        if (!at->scan.frames.empty()) {
            const auto& last = at->scan.frames.back();
            return read_range(at->path, last.offset, last.length).map([](const std::string& frame) {
                return chain_hash(frame);
            });
        }
    }
    return std::string(kNoHash);
}

}  // namespace

std::filesystem::path segment_path(const std::filesystem::path& directory, std::uint64_t first)
{
    auto digits = std::to_string(first);
    digits.insert(0, kDigits - digits.size(), '0');
    return directory / (digits + std::string(kSuffix));
}

measure::Result<std::string> read_range(const std::filesystem::path& path, std::size_t offset, std::size_t length)
{
    std::ifstream file(path, std::ios::binary);
    std::string bytes(length, '\0');
    file.seekg(static_cast<std::streamoff>(offset));
    file.read(bytes.data(), static_cast<std::streamsize>(length));
    if (!file) {
        return measure::error("cannot read the segment", path.string(), "run `sextant-collector ledger verify`");
    }
    return bytes;
}

measure::Result<std::string> read_whole(const std::filesystem::path& path)
{
    std::error_code code;
    const auto length = std::filesystem::file_size(path, code);
    if (code) {
        return measure::error("cannot read the segment: " + code.message(), path.string(),
                              "let the collector's user read the file");
    }
    return read_range(path, 0, length);
}

measure::Result<Contents> load(const std::filesystem::path& directory)
{
    auto segments = list(directory);
    if (!segments) {
        return tl::unexpected(segments.error());
    }
    Contents contents{.segments = *std::move(segments), .tip = {}, .damaged = 0};
    std::uint64_t readable = 0;
    for (std::size_t i = 0; i < contents.segments.size(); ++i) {
        auto& segment = contents.segments[i];
        const auto limit = i + 1 < contents.segments.size() ? contents.segments[i + 1].first : UINT64_MAX;
        const auto bytes = read_whole(segment.path);
        if (!bytes) {
            return tl::unexpected(bytes.error());
        }
        segment.scan = scan_segment(*bytes, segment.first, limit);
        readable += segment.scan.frames.size();
    }
    contents.tip = tip_of(contents.segments);
    const auto dropped = dropped_ranges(directory);
    if (!dropped) {
        return tl::unexpected(dropped.error());
    }
    for (const auto& range : *dropped) {
        readable += range.count();
    }
    contents.damaged = contents.tip.last - std::min(contents.tip.last, readable);
    auto hash = hash_of_last(contents.segments);
    if (!hash) {
        return tl::unexpected(hash.error());
    }
    contents.tip.sha256 = *std::move(hash);
    return contents;
}

std::optional<Place> find(const Contents& contents, std::uint64_t position)
{
    const auto after = std::ranges::upper_bound(contents.segments, position, {}, &Segment::first);
    if (after == contents.segments.begin()) {
        return std::nullopt;
    }
    const auto& segment = *std::prev(after);
    const auto& frames = segment.scan.frames;
    const auto found = std::ranges::lower_bound(frames, position, {}, &Found::position);
    if (found == frames.end() || found->position != position) {
        return std::nullopt;
    }
    return Place{.path = segment.path, .offset = found->offset, .length = found->length};
}

}  // namespace collector::ledger
