#include "collector/ingest/batch_path.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace collector::ingest {
namespace {

constexpr std::string_view kPrefix = "/v1/batches/";
constexpr std::size_t kStreamDigits = 32;

/// SQL integers are signed; no probe ever seals as many batches.
constexpr std::uint64_t kHighestSeq = std::numeric_limits<std::int64_t>::max();

bool is_lower_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

std::optional<std::uint64_t> parse_seq(std::string_view text)
{
    std::uint64_t seq = 0;
    const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), seq);
    if (code != std::errc{} || stop != text.data() + text.size() || seq == 0 || seq > kHighestSeq || text.front() == '0') {
        return std::nullopt;
    }
    return seq;
}

}  // namespace

std::optional<BatchPath> parse_batch_path(std::string_view path)
{
    if (!path.starts_with(kPrefix)) {
        return std::nullopt;
    }
    path.remove_prefix(kPrefix.size());
    if (path.size() < kStreamDigits + 2 || path[kStreamDigits] != '/') {
        return std::nullopt;
    }
    const auto stream = path.substr(0, kStreamDigits);
    const auto seq = parse_seq(path.substr(kStreamDigits + 1));
    if (!seq || !std::ranges::all_of(stream, is_lower_hex)) {
        return std::nullopt;
    }
    return BatchPath{.stream = std::string(stream), .seq = *seq};
}

}  // namespace collector::ingest
