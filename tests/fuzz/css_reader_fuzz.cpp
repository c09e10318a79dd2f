#include "wire/css_reader.hpp"
#include "wire/ipv4_literal.hpp"
#include "wire/srcset.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

std::vector<measure::Reference> read(std::string_view css, std::size_t piece)
{
    wire::References found;
    wire::CssReader reader(found);
    for (std::size_t at = 0; at < css.size(); at += piece) {
        reader.add(css.substr(at, piece));
    }
    reader.end();
    return found.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view css(static_cast<const char*>(static_cast<const void*>(data)), size);
    const auto whole = read(css, css.size() + 1);
    const auto pieces = read(css, 3);
    if (whole.size() > wire::References::kMost || whole.size() != pieces.size()) {
        std::abort();
    }
    wire::LiteralFinder literals;
    literals.add(css);
    if (wire::urls_in_srcset(css).size() > 16 || literals.finish().size() > wire::LiteralFinder::kMost) {
        std::abort();
    }
    return 0;
}
