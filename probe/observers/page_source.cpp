#include "probe/observers/page_source.hpp"

#include <algorithm>

namespace probe::observers {
namespace {

/// A site that gives another body at every fetch would fill the evidence with itself.
constexpr std::size_t kMostPages = 24;

}  // namespace

void keep_page(const std::optional<measure::Page>& page, measure::WebContent& into, std::vector<std::string>& notes)
{
    if (!page || page->body_sha256.empty()) {
        return;
    }
    const bool known = std::any_of(into.pages.begin(), into.pages.end(),
                                   [&](const measure::Page& kept) { return kept.body_sha256 == page->body_sha256; });
    if (known) {
        return;
    }
    if (into.pages.size() < kMostPages) {
        into.pages.push_back(*page);
    } else {
        notes.push_back("page left out, more than " + std::to_string(kMostPages) + " bodies: " + page->body_sha256);
    }
}

}  // namespace probe::observers
