#include "codec/batch.hpp"

#include "codec/digest.hpp"
#include "codec/result_json.hpp"

#include <zstd.h>

#include <algorithm>
#include <memory>

namespace codec {
namespace {

using measure::error;

constexpr int kLevel = 3;
/// 2^20 octets: what a reader must hold. zstd's own default would let a stranger ask for 128 MiB.
constexpr int kWindowLog = 20;

struct FreeContext {
    void operator()(ZSTD_CCtx* context) const noexcept { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const noexcept { ZSTD_freeDCtx(context); }
};

std::string compress(const std::string& raw)
{
    const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, kWindowLog);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    std::string bytes(ZSTD_compressBound(raw.size()), '\0');
    const auto size = ZSTD_compress2(context.get(), bytes.data(), bytes.size(), raw.data(), raw.size());
    bytes.resize(ZSTD_isError(size) != 0U ? 0 : size);
    return bytes;
}

/// The declared size of the one frame that `bytes` are; checked before anything is allocated.
measure::Result<std::size_t> declared_size(std::string_view bytes, const BatchLimits& limits)
{
    if (bytes.size() > limits.compressed_octets) {
        return error("the batch is larger than " + std::to_string(limits.compressed_octets) + " octets");
    }
    const auto frame = ZSTD_findFrameCompressedSize(bytes.data(), bytes.size());
    if (ZSTD_isError(frame) != 0U || frame != bytes.size()) {
        return error("not exactly one whole zstd frame");
    }
    const auto size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size == 0) {
        return error("the zstd frame does not declare its content size");
    }
    if (size > limits.raw_octets || size > bytes.size() * limits.ratio + 4096) {
        return error("the batch would unpack to " + std::to_string(size) + " octets, more than is accepted");
    }
    return static_cast<std::size_t>(size);
}

measure::Result<std::string> decompress(std::string_view bytes, std::size_t size)
{
    const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, kWindowLog);
    std::string raw(size, '\0');
    ZSTD_outBuffer out{raw.data(), raw.size(), 0};
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    const auto rest = ZSTD_decompressStream(context.get(), &out, &in);
    if (ZSTD_isError(rest) != 0U) {
        return error(std::string("the zstd frame is damaged: ") + ZSTD_getErrorName(rest));
    }
    if (rest != 0 || in.pos != bytes.size() || out.pos != size) {
        return error("the zstd frame is not what it declares");
    }
    return raw;
}

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
    measure::SealedBatch batch{.id = header.id, .bytes = compress(raw)};
    if (batch.bytes.empty() || batch.bytes.size() > limits.compressed_octets || raw.size() > limits.raw_octets) {
        return error("a batch of " + std::to_string(raw.size()) + " octets is more than a collector accepts", {},
                     "seal earlier");
    }
    batch.sha256 = sha256(batch.bytes);
    return batch;
}

measure::Result<OpenedBatch> open(std::string_view bytes, const BatchLimits& limits)
{
    const auto size = declared_size(bytes, limits);
    if (!size) {
        return tl::unexpected(size.error());
    }
    const auto raw = decompress(bytes, *size);
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
