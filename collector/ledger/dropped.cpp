#include "collector/ledger/dropped.hpp"

#include "collector/ledger/contents.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::ledger {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSuffix = ".dropped";

measure::Timestamp time_from(const Json& text)
{
    const auto time = measure::parse_rfc3339(text.get<std::string>());
    return time ? *time : throw std::invalid_argument("a time is none");
}

}  // namespace

std::string stub_text(const DroppedRange& range)
{
    const Json json = {{"schema", 1},
                       {"first", range.first},
                       {"last", range.last},
                       {"count", range.count()},
                       {"octets", range.octets},
                       {"from", measure::to_rfc3339(range.from)},
                       {"until", measure::to_rfc3339(range.until)},
                       {"previous_sha256", range.previous_sha256},
                       {"last_sha256", range.last_sha256}};
    return json.dump() + "\n";
}

measure::Result<DroppedRange> read_stub(const std::string& text, const std::string& where)
{
    try {
        const auto json = Json::parse(text);
        DroppedRange range{.first = json.at("first"),
                           .last = json.at("last"),
                           .octets = json.at("octets"),
                           .from = time_from(json.at("from")),
                           .until = time_from(json.at("until")),
                           .previous_sha256 = json.at("previous_sha256"),
                           .last_sha256 = json.at("last_sha256")};
        if (json.at("schema") != 1 || range.first == 0 || range.last < range.first || json.at("count") != range.count()) {
            throw std::invalid_argument("its numbers contradict each other");
        }
        return range;
    } catch (const std::exception& refusal) {
        return measure::error(std::string("this is no stub of dropped entries: ") + refusal.what(), where,
                              "restore it from a copy: without it the chain does not hold");
    }
}

std::filesystem::path stub_path(const std::filesystem::path& directory, std::uint64_t first)
{
    return segment_path(directory, first).replace_extension(kSuffix);
}

measure::Result<std::vector<DroppedRange>> dropped_ranges(const std::filesystem::path& directory)
{
    std::vector<DroppedRange> ranges;
    std::error_code code;
    for (std::filesystem::directory_iterator at(directory, code), end; !code && at != end; at.increment(code)) {
        if (at->path().extension() != kSuffix) {
            continue;
        }
        const auto range =
            read_whole(at->path()).and_then([&](const std::string& text) { return read_stub(text, at->path().string()); });
        if (!range) {
            return tl::unexpected(range.error());
        }
        ranges.push_back(*range);
    }
    std::ranges::sort(ranges, {}, &DroppedRange::first);
    return ranges;
}

}  // namespace collector::ledger
