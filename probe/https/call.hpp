#pragma once

#include "probe/https/settings.hpp"

#include <curl/curl.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// What every request to a collector has in common, whoever makes it and whatever waits for it.
namespace probe::https {

struct FreeCurl {
    void operator()(CURL* easy) const noexcept { curl_easy_cleanup(easy); }
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

/// The token, or nullopt for anything that cannot be one (RFC 6750 section 2.1: no white space within, so that no file can
/// put a line of its own into the header).
std::optional<std::string> read_token(const std::filesystem::path& path);

/// Sets address and limits: `path` below the collector's, HTTP/1.1, no redirect, no proxy.
void address_call(CURL* easy, const Settings& settings, const std::string& path);

/// TLS 1.3 or later, and the pinned authority's word alone.
void secure_call(CURL* easy, const Settings& settings);

/// Makes the call a POST of these octets, which must outlive it.
void load_body(CURL* easy, std::string_view octets);

/// A word for how curl failed to get an answer.
std::string_view kind_of(CURLcode code);

/// The last part of a problem's type (RFC 9457): "tag:...:batch_differs" and "https://.../batch_differs" alike.
std::string last_part(const std::string& type);

}  // namespace probe::https
