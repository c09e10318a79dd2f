#include "codec/batch.hpp"

#include "codec/digest.hpp"
#include "codec/result_json.hpp"
#include "codec/zstd_frame.hpp"

namespace codec {
namespace {

using measure::error;

measure::Result<std::vector<std::string>> split(const std::string& raw, const BatchLimits& limits)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < raw.size();) {
        const auto end = raw.find('\n', at);
        if (end == std::string::npos) {
            return error("the last line has no end", "line " + std::to_string(lines.size() + 1));
        }
        if (end - at > limits.line_octets || lines.size() > limits.lines) {
            return error("too many or too long lines", "line " + std::to_string(lines.size() + 1));
        }
        lines.push_back(raw.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

}  // namespace

measure::Result<measure::SealedBatch> seal(const measure::BatchHeader& header, std::span<const std::string> lines,
                                           const BatchLimits& limits)
{
    std::string raw = to_json_line(header) + "\n";
    for (const auto& line : lines) {
        raw += line + "\n";
    }
    measure::SealedBatch batch{.id = header.id, .bytes = pack(raw)};
    if (batch.bytes.empty() || batch.bytes.size() > limits.compressed_octets || raw.size() > limits.raw_octets) {
        return error("a batch of " + std::to_string(raw.size()) + " octets is more than a collector accepts", {},
                     "seal earlier");
    }
    batch.sha256 = sha256(batch.bytes);
    return batch;
}

measure::Result<OpenedBatch> open(std::string_view bytes, const BatchLimits& limits)
{
    const auto raw = unpack(bytes, {limits.compressed_octets, limits.raw_octets, limits.ratio}, "batch");
    if (!raw) {
        return tl::unexpected(raw.error());
    }
    auto lines = split(*raw, limits);
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    auto header = parse_batch_header(lines->front());
    if (!header) {
        return tl::unexpected(header.error());
    }
    lines->erase(lines->begin());
    if (header->results != lines->size()) {
        return error("the header says " + std::to_string(header->results) + " results, the batch has " +
                     std::to_string(lines->size()));
    }
    return OpenedBatch{.header = *std::move(header), .lines = *std::move(lines)};
}

}  // namespace codec
