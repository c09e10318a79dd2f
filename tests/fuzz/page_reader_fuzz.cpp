#include "measure/content_reading.hpp"
#include "wire/page_elements.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view html(static_cast<const char*>(static_cast<const void*>(data)), size);
    // The first octet chooses how the page is cut into pieces, and whether a charset was named.
    const std::size_t piece = html.empty() ? 1 : 1 + static_cast<unsigned char>(html[0]) % 61;
    wire::PageReader reader(piece % 2 == 0 ? "utf-8" : "");
    for (std::size_t at = 0; at < html.size(); at += piece) {
        reader.add(html.substr(at, piece));
    }
    const auto read = reader.finish();
    if (read.references.size() > wire::References::kMost || read.page.title.size() > 200 ||
        (read.page.words > 0) == read.page.sketch.empty() || measure::similarity(read.page, read.page) < 1) {
        std::abort();
    }
    return 0;
}
