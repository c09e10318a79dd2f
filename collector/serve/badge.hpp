#pragma once

#include <string>
#include <string_view>

namespace collector::serve {

/// A label and what is said of it, as one small picture (SVG) that stands on pages of others: `IPv6 | works`.
/// The words are in it twice, once for voices; `origin` is where they come from, "" for nothing. Pure; texts are escaped.
std::string badge_svg(std::string_view label, std::string_view value, std::string_view colour, std::string_view origin = {});

}  // namespace collector::serve
