#include "collector/serve/web_file.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace collector::serve {
namespace {

// Browsers refuse a module of any other type than JavaScript's (RFC 9239) once guessing is forbidden.
constexpr std::array kTypes{
    std::pair{std::string_view{".html"}, std::string_view{"text/html; charset=utf-8"}},
    std::pair{std::string_view{".js"}, std::string_view{"text/javascript; charset=utf-8"}},
    std::pair{std::string_view{".css"}, std::string_view{"text/css; charset=utf-8"}},
    std::pair{std::string_view{".json"}, std::string_view{"application/json"}},
    std::pair{std::string_view{".svg"}, std::string_view{"image/svg+xml"}},
    std::pair{std::string_view{".png"}, std::string_view{"image/png"}},
    std::pair{std::string_view{".woff2"}, std::string_view{"font/woff2"}},
    std::pair{std::string_view{".webmanifest"}, std::string_view{"application/manifest+json"}},
};

}  // namespace

std::string_view media_type_of(std::string_view path)
{
    const auto known =
        std::find_if(kTypes.begin(), kTypes.end(), [path](const auto& type) { return path.ends_with(type.first); });
    return known == kTypes.end() ? "application/octet-stream" : known->second;
}

}  // namespace collector::serve
