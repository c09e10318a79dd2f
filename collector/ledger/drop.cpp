#include "collector/ledger/drop.hpp"

#include "collector/ledger/read_entry.hpp"
#include "daemon/whole_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::ledger {
namespace {

using Json = nlohmann::ordered_json;

/// Entries that follow each other and have one fate.
struct Run {
    bool dropped = false;
    std::uint64_t first = 0;
    std::string octets;  ///< Of those that are kept.
    DroppedRange range;
};

measure::Result<std::string> octets_of(const Segment& segment, const Found& found)
{
    return read_range(segment.path, found.offset, found.length);
}

measure::Result<Root> root_of(const Segment& segment)
{
    const auto& last = segment.scan.frames.back();
    return octets_of(segment, last).map([&](const std::string& frame) {
        return Root{.first = segment.first,
                    .last = last.position,
                    .octets = segment.scan.end,
                    .until = decode(frame).at,
                    .sha256 = chain_hash(frame)};
    });
}

/// What probes sent is most of a ledger, and what retention is about.
bool is_droppable(FactKind kind)
{
    return kind == FactKind::batch;
}

void add(std::vector<Run>& runs, const std::string& octets)
{
    const auto frame = decode(octets);
    const bool dropped = is_droppable(frame.kind);
    if (runs.empty() || runs.back().dropped != dropped) {
        runs.push_back({.dropped = dropped, .first = frame.position, .octets = {}, .range = {}});
        runs.back().range = {.first = frame.position,
                             .from = frame.at,
                             .until = frame.at,
                             .previous_sha256 = frame.previous_sha256,
                             .last_sha256 = {}};
    }
    auto& run = runs.back();
    run.range.last = frame.position;
    run.range.until = frame.at;
    run.range.last_sha256 = chain_hash(octets);
    run.range.octets += octets.size();
    run.octets += dropped ? std::string() : octets;
}

measure::Result<std::vector<Run>> runs_of(const Segment& segment)
{
    std::vector<Run> runs;
    for (const auto& found : segment.scan.frames) {
        const auto octets = octets_of(segment, found);
        if (!octets) {
            return tl::unexpected(octets.error());
        }
        add(runs, *octets);
    }
    return runs;
}

/// New files first, the old one last: until then it holds everything.
measure::Result<std::vector<DroppedRange>> thin_out(const std::filesystem::path& directory, const Segment& segment,
                                                    daemons::FileOps& files)
{
    const auto runs = runs_of(segment);
    if (!runs) {
        return tl::unexpected(runs.error());
    }
    std::vector<DroppedRange> dropped;
    for (auto run = runs->rbegin(); run != runs->rend(); ++run) {
        auto written = run->dropped ? daemons::write_whole(files, stub_path(directory, run->first), stub_text(run->range))
                                    : daemons::write_whole(files, segment_path(directory, run->first), run->octets);
        if (!written) {
            return tl::unexpected(written.error());
        }
        if (run->dropped) {
            dropped.push_back(run->range);
        }
    }
    // A segment that begins with what is kept was replaced in one step above; any other is removed.
    if (runs->front().dropped) {
        if (auto removed = files.remove(segment.path); !removed) {
            return tl::unexpected(removed.error());
        }
    }
    std::ranges::reverse(dropped);
    return files.sync_directory(directory).map([&] { return dropped; });
}

measure::Result<void> object_to(const Segment& segment, const Root& root, const std::vector<Root>& published)
{
    if (!segment.scan.damage.empty() || segment.scan.frames.size() != root.last - root.first + 1) {
        return measure::error("the segment is damaged or lacks entries", segment.path.string(),
                              "keep it: what is left of it cannot be proved by a stub");
    }
    if (std::ranges::find(published, root) == published.end()) {
        return measure::error("the root of this segment is not among the published ones", segment.path.string(),
                              "write the roots with `sextant-collector ledger roots`, publish that file, then name it here");
    }
    return {};
}

}  // namespace

measure::Result<std::vector<Root>> roots(const Contents& contents)
{
    std::vector<Root> all;
    for (std::size_t i = 0; i + 1 < contents.segments.size(); ++i) {
        if (contents.segments[i].scan.frames.empty()) {
            continue;
        }
        auto root = root_of(contents.segments[i]);
        if (!root) {
            return tl::unexpected(root.error());
        }
        all.push_back(*std::move(root));
    }
    return all;
}

std::string root_line(const Root& root)
{
    return Json{{"first", root.first},
                {"last", root.last},
                {"octets", root.octets},
                {"until", measure::to_rfc3339(root.until)},
                {"sha256", root.sha256}}
        .dump();
}

measure::Result<Root> read_root(const std::string& line)
{
    try {
        const auto json = Json::parse(line);
        const auto until = measure::parse_rfc3339(json.at("until").get<std::string>());
        return Root{.first = json.at("first"),
                    .last = json.at("last"),
                    .octets = json.at("octets"),
                    .until = until ? *until : throw std::invalid_argument("`until` is no time"),
                    .sha256 = json.at("sha256")};
    } catch (const std::exception& refusal) {
        return measure::error(std::string("this is no root: ") + refusal.what(), line.substr(0, 80),
                              "name the file that `sextant-collector ledger roots` printed");
    }
}

measure::Result<std::vector<DroppedRange>> drop(const std::filesystem::path& directory, measure::Timestamp before,
                                                const std::vector<Root>& published, daemons::FileOps& files)
{
    const auto contents = load(directory);
    const auto all = contents ? roots(*contents) : tl::unexpected(contents.error());
    if (!all) {
        return tl::unexpected(all.error());
    }
    std::vector<const Segment*> chosen;
    for (const auto& root : *all) {
        const auto segment = std::ranges::find(contents->segments, root.first, &Segment::first);
        const auto runs = root.until < before ? runs_of(*segment) : measure::Result<std::vector<Run>>();
        if (!runs) {
            return tl::unexpected(runs.error());
        }
        if (std::ranges::none_of(*runs, &Run::dropped)) {
            continue;
        }
        if (auto fine = object_to(*segment, root, published); !fine) {
            return tl::unexpected(fine.error());
        }
        chosen.push_back(&*segment);
    }
    std::vector<DroppedRange> dropped;
    for (const auto* segment : chosen) {
        const auto thinned = thin_out(directory, *segment, files);
        if (!thinned) {
            return tl::unexpected(thinned.error());
        }
        dropped.insert(dropped.end(), thinned->begin(), thinned->end());
    }
    return dropped;
}

}  // namespace collector::ledger
