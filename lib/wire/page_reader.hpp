#pragma once

#include "measure/content.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace wire {

/// What was read of a page. The digest of the body is the caller's.
struct ReadPage {
    measure::Page page;
    std::vector<measure::Reference> references;
    std::string base;  ///< Of <base href>, "" without one.
};

/// Reads a page as HTML while it comes in pieces: title, language, text as a sketch, and what it refers to.
///
/// Bounded whatever comes: 512 open elements (browsers stop nesting there too; libxml2 searches all open elements for every
/// end tag), 20,000 words, 400 references. What lies beyond is not read and the page is marked as cut. Scripts are not run, text
/// and references of <noscript> and <template> are not counted, as a browser would not show them.
class PageReader {
public:
    /// `charset` as the Content-Type header names it; "" leaves it to the page.
    explicit PageReader(const std::string& charset = {});
    ~PageReader();
    PageReader(const PageReader&) = delete;
    PageReader& operator=(const PageReader&) = delete;

    void add(std::string_view piece);

    /// The page ends. The object is spent.
    ReadPage finish();

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace wire
