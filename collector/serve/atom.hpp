#pragma once

#include "collector/ports/reports.hpp"

#include <string>
#include <string_view>

namespace collector::serve {

/// An element of XML with text in it, whatever the text.
std::string xml_element(std::string_view name, std::string_view text);

/// An Atom feed (RFC 4287) around its entries, spoken by the publisher. `updated` is RFC 3339; "": nothing ever happened.
std::string atom_feed(std::string_view id, std::string_view title, std::string_view updated, const Publisher& publisher,
                      const std::string& entries);

}  // namespace collector::serve
