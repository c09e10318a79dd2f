#include "codec/zstd_frame.hpp"

#include <zstd.h>

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

/// The declared size of the one frame that `bytes` are; checked before anything is allocated.
measure::Result<std::size_t> declared_size(std::string_view bytes, const PackedLimits& limits, const std::string& noun)
{
    if (bytes.size() > limits.compressed_octets) {
        return error("the " + noun + " is larger than " + std::to_string(limits.compressed_octets) + " octets");
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
        return error("the " + noun + " would unpack to " + std::to_string(size) + " octets, more than is accepted");
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

}  // namespace

std::string pack(std::string_view raw)
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

measure::Result<std::string> unpack(std::string_view bytes, const PackedLimits& limits, const std::string& noun)
{
    return declared_size(bytes, limits, noun).and_then([&](std::size_t size) { return decompress(bytes, size); });
}

}  // namespace codec
