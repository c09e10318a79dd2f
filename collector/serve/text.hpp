#pragma once

#include <string>
#include <string_view>

/// Strings of strangers made fit for what people open: banners, organisation names and details hold any bytes.
namespace collector::serve {

/// Valid UTF-8 on one line: invalid sequences become U+FFFD, control characters a space, and bidirectional overrides
/// (U+202A to U+202E, U+2066 to U+2069), which make text lie about its order, are left out.
std::string clean_text(std::string_view text);

/// For HTML text and double-quoted attributes; cleans first.
std::string escape_html(std::string_view text);

/// For one segment of a path or one value of a query (RFC 3986 section 2.3).
std::string percent_encode(std::string_view text);

/// A to Z alone; the rest stays as it is.
std::string in_lower_case(std::string text);

}  // namespace collector::serve
