#include "collector/ledger/verify.hpp"

#include "collector/ledger/contents.hpp"
#include "collector/ledger/dropped.hpp"

namespace collector::ledger {
namespace {

/// Walks the segments in order and keeps what the next entry must say.
class Verifier {
public:
    measure::Result<void> read(const Segment& segment, bool newest)
    {
        const auto bytes = read_range(segment.path, 0, segment.scan.end);
        if (!bytes) {
            return tl::unexpected(bytes.error());
        }
        note_damage(segment);
        for (const auto& found : segment.scan.frames) {
            take(segment, found, std::string_view(*bytes).substr(found.offset, found.length));
        }
        note_tail(segment, newest);
        ++report_.segments;
        report_.octets += segment.scan.end;
        return {};
    }

    /// A segment begins where the one before it ended; nothing stands between an end and a beginning but lost entries.
    void expect_first(std::uint64_t first)
    {
        if (first != report_.last + 1) {
            note("position " + std::to_string(report_.last + 1),
                 "entries up to " + std::to_string(first - 1) + " are missing");
            report_.last = first - 1;
            chain_known_ = false;
        }
    }

    /// A stub stands for its entries: what it names before it and after it must be what stands there. One that an
    /// interrupted dropping left beside its entries says nothing.
    void take(const DroppedRange& range)
    {
        if (range.last <= report_.last) {
            return;
        }
        expect_first(range.first);
        if (chain_known_ && range.previous_sha256 != report_.last_sha256) {
            note("position " + std::to_string(range.first), "the dropped entries do not follow the one before them");
        }
        report_.last = range.last;
        report_.last_sha256 = range.last_sha256;
        report_.dropped += range.count();
        chain_known_ = true;
    }

    Verification report() && { return std::move(report_); }

private:
    void take(const Segment& segment, const Found& found, std::string_view frame)
    {
        const auto where = segment.path.string() + ":octet " + std::to_string(found.offset);
        if (intact_length(frame) != found.length) {
            note(where, "the entry is damaged");
            chain_known_ = false;
            return;
        }
        if (found.position != report_.last + 1) {
            note(where, "positions " + std::to_string(report_.last + 1) + " to " + std::to_string(found.position - 1) +
                            " are missing");
            chain_known_ = false;
        }
        if (chain_known_ && previous_of(frame) != report_.last_sha256) {
            note(where, "the entry does not follow the one before it: one of them was changed");
        }
        report_.last = found.position;
        report_.last_sha256 = chain_hash(frame);
        chain_known_ = true;
        ++report_.entries;
    }

    void note_damage(const Segment& segment)
    {
        for (const auto& damage : segment.scan.damage) {
            note(segment.path.string() + ":octet " + std::to_string(damage.offset),
                 damage.reason + " in " + std::to_string(damage.octets) + " octets");
        }
    }

    void note_tail(const Segment& segment, bool newest)
    {
        if (newest) {
            report_.unfinished = segment.scan.tail;
        }
    }

    void note(std::string where, std::string what)
    {
        report_.findings.push_back({.where = std::move(where), .what = std::move(what)});
    }

    Verification report_{.last_sha256 = std::string(kNoHash), .findings = {}};
    bool chain_known_ = true;  ///< False after a gap: the hash the next entry must name is lost.
};

}  // namespace

measure::Result<Verification> verify(const std::filesystem::path& directory)
{
    const auto contents = load(directory);
    if (!contents) {
        return tl::unexpected(contents.error());
    }
    const auto dropped = dropped_ranges(directory);
    if (!dropped) {
        return tl::unexpected(dropped.error());
    }
    Verifier verifier;
    auto stub = dropped->begin();
    for (const auto& segment : contents->segments) {
        for (; stub != dropped->end() && stub->first < segment.first; ++stub) {
            verifier.take(*stub);
        }
        verifier.expect_first(segment.first);
        const bool newest = &segment == &contents->segments.back();
        if (auto read = verifier.read(segment, newest); !read) {
            return tl::unexpected(read.error());
        }
    }
    return std::move(verifier).report();
}

}  // namespace collector::ledger
