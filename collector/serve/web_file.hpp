#pragma once

#include <span>
#include <string_view>

namespace collector::serve {

/// One file of the dashboard as it was when the program was built.
struct WebFile {
    std::string_view path;        ///< Below collector/web: "base/api.js".
    std::string_view digest;      ///< Of the content; names it in entity tags.
    std::string_view plain;       ///< The file.
    std::string_view compressed;  ///< The same in gzip (RFC 1952).
};

/// All files of collector/web, by path. Empty in a build without them.
std::span<const WebFile> web_files();

/// What a path's ending says of its content; "application/octet-stream" where it says nothing known.
std::string_view media_type_of(std::string_view path);

}  // namespace collector::serve
