#include "collector/serve/dashboard.hpp"

#include "collector/serve/accepted_coding.hpp"
#include "collector/serve/entity_tag.hpp"
#include "collector/serve/route.hpp"
#include "collector/serve/text.hpp"
#include "http/header.hpp"

#include <algorithm>
#include <array>

namespace collector::serve {
namespace {

constexpr std::string_view kFolder = "/web/";
constexpr std::string_view kIndex = "index.html";

/// The addresses of the views, as collector/web/base/routes.js has them.
constexpr std::array kViews{"/",
                            "/countries/{country}",
                            "/countries/{country}/targets",
                            "/countries/{country}/organisations",
                            "/countries/{country}/letters/{domain}",
                            "/countries/{country}/fix",
                            "/countries/{country}/leverage",
                            "/countries/{country}/changes",
                            "/countries/{country}/report",
                            "/countries/{country}/reports",
                            "/reports/{id}",
                            "/targets/{domain}",
                            "/methodology",
                            "/glossary",
                            "/repository",
                            "/repository/{contribution}",
                            "/repository/{contribution}/versions/{version}",
                            "/devices",
                            "/devices/{id}",
                            "/devices/{id}/comparison/{other}",
                            "/requirements",
                            "/allocation",
                            "/vantages",
                            "/live"};

/// Scripts, styles and data from here alone; no string ever becomes markup or code (Trusted Types without a policy).
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'";

constexpr std::string_view kNothingPermitted =
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

bool is_view(std::string_view path)
{
    return std::any_of(kViews.begin(), kViews.end(), [path](const char* view) { return match(view, path).has_value(); });
}

const WebFile* find_file(std::span<const WebFile> files, std::string_view path)
{
    const auto found = std::find_if(files.begin(), files.end(), [path](const WebFile& file) { return file.path == path; });
    return found == files.end() ? nullptr : &*found;
}

/// What a 304 must repeat of the 200 (RFC 9110 section 15.4.5), and the page's policies.
void add_headers(http::Response& response, const WebFile& file, const std::string& tag)
{
    response.headers.emplace_back("Cache-Control", "no-cache");
    response.headers.emplace_back("Vary", "Accept-Encoding");
    response.headers.emplace_back("ETag", tag);
    if (file.path.ends_with(".html")) {
        response.headers.emplace_back("Content-Security-Policy", kPagePolicy);
        response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
        response.headers.emplace_back("Permissions-Policy", kNothingPermitted);
    }
}

/// Each representation has a tag of its own: RFC 9110 section 8.8.3.3.
http::Response answer_file(const WebFile& file, const http::Request& request)
{
    const bool compressed = accepts_gzip(header_of(request, "accept-encoding"));
    const auto tag = '"' + std::string(file.digest) + (compressed ? "-gzip" : "") + '"';
    http::Response response;
    if (names_tag(header_of(request, "if-none-match"), tag)) {
        response.status = 304;
        add_headers(response, file, tag);
        return response;
    }
    response = answer_text(media_type_of(file.path), std::string(compressed ? file.compressed : file.plain));
    if (compressed) {
        response.headers.emplace_back("Content-Encoding", "gzip");
    }
    add_headers(response, file, tag);
    return response;
}

http::Response send_to_plain_page()
{
    http::Response response;
    response.status = 303;
    response.headers = {{"Location", "/plain"}, {"Cache-Control", "no-store"}};
    return response;
}

/// Path and query as they were, coded anew: decoded they may hold anything.
std::string address_text(std::string_view path, const std::map<std::string, std::string>& query)
{
    std::string text;
    for (std::size_t at = 0; at < path.size();) {
        const auto end = std::min(path.find('/', at + 1), path.size());
        text += '/' + percent_encode(path.substr(at + 1, end - at - 1));
        at = end;
    }
    const auto bare = text.size();
    for (const auto& [name, value] : query) {
        text += (text.size() == bare ? "?" : "&") + percent_encode(name) + "=" + percent_encode(value);
    }
    return text;
}

/// The address of a view with a slash after it; "" for any other.
std::string_view without_slash(std::string_view path)
{
    const auto rest = path.ends_with('/') ? path.substr(0, path.size() - 1) : std::string_view();
    return !rest.empty() && is_view(rest) ? rest : std::string_view();
}

}  // namespace

bool is_dashboard_address(std::string_view path)
{
    return path.starts_with(kFolder) || is_view(path);
}

Answer answer_dashboard(std::span<const WebFile> files, const http::Request& request)
{
    const std::string_view path = request.path;
    const bool below = path.starts_with(kFolder);
    const auto* file = find_file(files, below ? path.substr(kFolder.size()) : kIndex);
    if (file != nullptr) {
        return answer_file(*file, request);
    }
    if (below) {
        return tl::unexpected(not_found("the dashboard has no such file"));
    }
    return send_to_plain_page();
}

bool is_astray(const http::Request& request)
{
    return http::header_of(request, "accept").find("text/html") != std::string::npos && !request.path.starts_with("/api/");
}

Answer answer_astray(std::span<const WebFile> files, const http::Request& request)
{
    if (const auto meant = without_slash(request.path); !meant.empty()) {
        http::Response response;
        response.status = 308;
        response.headers.emplace_back("Location", address_text(meant, request.query));
        return response;
    }
    const auto* page = find_file(files, kIndex);
    if (page == nullptr) {
        return tl::unexpected(not_found("no such address; /plain is where to begin"));
    }
    auto response = answer_file(*page, {.method = request.method, .path = request.path});
    response.status = 404;
    return response;
}

}  // namespace collector::serve
