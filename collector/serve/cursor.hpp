#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace collector::serve {

/// What a cursor's key says; its first octet, so that the cursor of one list is none of another.
enum class CursorKind : char {
    domain = 'd',  ///< the last domain
    rows = 'n',    ///< how many rows came before
    gate = 'g',    ///< time, family and protocol of the last look
    change = 'c',  ///< round, country and domain of the last change
};

/// The key of a page's last row as clients carry it: opaque, so that the key may change (base64url, RFC 4648 section 5).
std::string make_cursor(CursorKind kind, std::string_view key);

/// nullopt for anything make_cursor() did not write of this kind.
std::optional<std::string> read_cursor(CursorKind kind, std::string_view cursor);

/// Did make_cursor() write it, of whatever kind?
bool is_cursor(std::string_view cursor);

}  // namespace collector::serve
