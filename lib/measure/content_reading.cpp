#include "measure/content_reading.hpp"

#include <algorithm>

namespace measure {

const Page* page_of(const Evidence& evidence, const HttpFetch& fetch)
{
    const auto& pages = evidence.content.pages;
    const auto found = std::find_if(pages.begin(), pages.end(), [&](const Page& page) {
        return !page.body_sha256.empty() && page.body_sha256 == fetch.body_sha256;
    });
    return found == pages.end() ? nullptr : &*found;
}

double similarity(const Page& one, const Page& other)
{
    constexpr std::size_t kSlot = 2;  // octets
    if (one.sketch.size() != other.sketch.size() || one.sketch.size() < kSlot) {
        return one.sketch == other.sketch ? 1.0 : 0.0;
    }
    std::size_t equal = 0;
    for (std::size_t i = 0; i + 1 < one.sketch.size(); i += kSlot) {
        equal += one.sketch.compare(i, kSlot, other.sketch, i, kSlot) == 0 ? 1U : 0U;
    }
    return static_cast<double>(equal) / static_cast<double>(one.sketch.size() / kSlot);
}

}  // namespace measure
