#include "probe/spool/packing.hpp"

#include "codec/batch.hpp"

#include <algorithm>

namespace probe::spool {
namespace {

measure::Result<measure::SealedBatch> seal_lines(measure::BatchHeader header, std::span<const OpenLine> lines)
{
    std::vector<std::string> texts;
    std::ranges::transform(lines, std::back_inserter(texts), &OpenLine::text);
    header.results = texts.size();
    auto sealed = codec::seal(header, texts);
    if (sealed) {
        if (auto opened = codec::open(sealed->bytes); !opened) {
            return tl::unexpected(opened.error());
        }
    }
    return sealed;
}

}  // namespace

measure::Result<Packed> pack(measure::BatchHeader header, std::span<const OpenLine> lines)
{
    for (auto count = lines.size();; count /= 2) {
        auto sealed = seal_lines(header, lines.first(count));
        if (sealed) {
            return Packed{.batch = *std::move(sealed), .lines = count};
        }
        if (count <= 1) {
            return tl::unexpected(sealed.error());
        }
    }
}

}  // namespace probe::spool
