#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace collector::serve {

/// The key of a page's last row as clients carry it: opaque, so that the key may change (base64url, RFC 4648 section 5).
std::string make_cursor(std::string_view key);

/// nullopt for anything make_cursor() did not write.
std::optional<std::string> read_cursor(std::string_view cursor);

}  // namespace collector::serve
