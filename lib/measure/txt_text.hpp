#pragma once

#include <string>
#include <string_view>

namespace measure {

/// The text of a TXT record from its presentation form: quotes and escapes undone, its strings joined without anything
/// between them, as every policy in TXT wants to be read (RFC 7208 section 3.3, RFC 8461 section 3.1).
std::string txt_text(std::string_view presentation);

/// Is `tag` the record's first field, up to a space, a semicolon or the end? Case does not matter.
bool begins_as(std::string_view text, std::string_view tag);

}  // namespace measure
