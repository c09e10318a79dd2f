#include "probe/https/call.hpp"

#include <algorithm>
#include <fstream>

namespace probe::https {
namespace {

constexpr std::size_t kLongestToken = 512;

long milliseconds(std::chrono::seconds limit)
{
    return static_cast<long>(std::chrono::milliseconds(limit).count());
}

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

void address_call(CURL* easy, const Settings& settings, const std::string& path)
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
void secure_call(CURL* easy, const Settings& settings)
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

void load_body(CURL* easy, std::string_view octets)
{
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, octets.data());
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(octets.size()));
}

std::string last_part(const std::string& type)
{
    const auto cut = type.find_last_of("/:#");
    return cut == std::string::npos ? type : type.substr(cut + 1);
}

}  // namespace probe::https
