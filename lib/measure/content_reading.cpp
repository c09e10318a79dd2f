#include "measure/content_reading.hpp"

#include "measure/reading.hpp"

#include <algorithm>

namespace measure {
namespace {

bool began_at(const Evidence& evidence, const HttpFetch& last, std::string_view name)
{
    return std::any_of(evidence.fetches.begin(), evidence.fetches.end(), [&](const HttpFetch& fetch) {
        return fetch.chain == last.chain && fetch.hop == 0 && fetch.host == name;
    });
}

/// A page longer than we read is a page.
bool is_good(const HttpFetch& fetch)
{
    const bool whole = !fetch.failure || fetch.failure->kind == FailureKind::too_large;
    return whole && fetch.status >= 200 && fetch.status < 300;
}

}  // namespace

std::vector<const HttpFetch*> good_ends(const Evidence& evidence, std::string_view name, Family family)
{
    auto ends = final_fetches(evidence, family);
    std::erase_if(ends, [&](const auto* end) { return !is_good(*end) || !began_at(evidence, *end, name); });
    return ends;
}

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

double similarity(const Evidence& evidence, const HttpFetch& one, const HttpFetch& other)
{
    if (!one.body_sha256.empty() && one.body_sha256 == other.body_sha256) {
        return 1.0;
    }
    const auto* first = page_of(evidence, one);
    const auto* second = page_of(evidence, other);
    return first != nullptr && second != nullptr ? similarity(*first, *second) : 0.0;
}

}  // namespace measure
