#pragma once

#include "probe/net/curl_multi.hpp"
#include "probe/report/https_channel.hpp"

#include <curl/curl.h>

#include <memory>
#include <optional>

/// What every request to the collector has in common.
namespace probe::report {

struct FreeCurl {
    void operator()(CURL* easy) const noexcept { curl_easy_cleanup(easy); }
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

/// The token, or nullopt for anything that cannot be one (RFC 6750 section 2.1: no white space within, so that no file can
/// put a line of its own into the header).
std::optional<std::string> read_token(const std::filesystem::path& path);

/// Sets address and limits: `path` below the collector's, HTTP/1.1, no redirect, no proxy.
void address_call(CURL* easy, const HttpsSettings& settings, const std::string& path);

/// TLS 1.3 or later, and the pinned authority's word alone.
void secure_call(CURL* easy, const HttpsSettings& settings);

/// A word for how curl failed to get an answer.
std::string_view kind_of(CURLcode code);

/// Runs the transfer to its end, within curl's limit and a second more.
boost::asio::awaitable<CURLcode> perform(boost::asio::any_io_executor executor, net::CurlMulti& multi, CURL* easy,
                                         std::chrono::seconds limit);

}  // namespace probe::report
