#include "probe/report/collector_call.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <fstream>

namespace probe::report {
namespace {

namespace asio = boost::asio;

constexpr std::size_t kLongestToken = 512;

long milliseconds(std::chrono::seconds limit)
{
    return static_cast<long>(std::chrono::milliseconds(limit).count());
}

/// How a transfer ended.
struct End {
    bool reached = false;
    CURLcode code = CURLE_OK;
};

}  // namespace

std::optional<std::string> read_token(const std::filesystem::path& path)
{
    std::ifstream stream(path);
    std::string token;
    std::string more;
    const bool one_word = static_cast<bool>(stream >> token) && !(stream >> more);
    const bool printable = std::ranges::all_of(token, [](char c) { return c > 0x20 && c < 0x7F; });
    return one_word && printable && token.size() <= kLongestToken ? std::optional(token) : std::nullopt;
}

void address_call(CURL* easy, const HttpsSettings& settings, const std::string& path)
{
    const auto base = settings.url.ends_with('/') ? settings.url.substr(0, settings.url.size() - 1) : settings.url;
    const auto url = base + path;
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_USERAGENT, settings.software.c_str());
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_IPRESOLVE, CURL_IPRESOLVE_WHATEVER);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(settings.connect_limit));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, milliseconds(settings.total_limit));
    // Shorter than the collector keeps an idle connection, so that a batch does not run into its closing.
    curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN, 30L);
}

/// CAPATH must be off: else everything the system trusts would be trusted too.
void secure_call(CURL* easy, const HttpsSettings& settings)
{
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_3);
    curl_easy_setopt(easy, CURLOPT_CAINFO, settings.ca.c_str());
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
}

std::string_view kind_of(CURLcode code)
{
    switch (code) {
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE: return "certificate_refused";
        case CURLE_COULDNT_RESOLVE_HOST: return "name_unknown";
        case CURLE_COULDNT_CONNECT: return "not_connected";
        case CURLE_OPERATION_TIMEDOUT: return "timeout";
        case CURLE_SSL_CONNECT_ERROR: return "tls_failed";
        case CURLE_WRITE_ERROR: return "answer_too_large";
        default: return "line_broken";
    }
}

asio::awaitable<CURLcode> perform(asio::any_io_executor executor, net::CurlMulti& multi, CURL* easy,
                                  std::chrono::seconds limit)
{
    // Beyond curl's own limit by a second: it ends the transfer even if curl forgot to.
    asio::steady_timer deadline(executor, limit + std::chrono::seconds(1));
    End end;
    multi.start(easy, [&end, &deadline](CURLcode code) {
        end = End{.reached = true, .code = code};
        deadline.cancel();
    });
    boost::system::error_code ignored;
    auto token_of_wait = asio::redirect_error(asio::use_awaitable, ignored);
    co_await deadline.async_wait(token_of_wait);
    if (!end.reached) {
        multi.end(easy, CURLE_OPERATION_TIMEDOUT);
        while (!end.reached) {
            deadline.expires_after(std::chrono::milliseconds(10));
            auto again = asio::redirect_error(asio::use_awaitable, ignored);
            co_await deadline.async_wait(again);
        }
    }
    co_return end.code;
}

}  // namespace probe::report
