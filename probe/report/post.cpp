#include "probe/report/post.hpp"

#include "codec/fields.hpp"

#include <nlohmann/json.hpp>

#include <limits>
#include <new>

namespace probe::report {
namespace {

constexpr std::uint64_t kMostSequence = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kLongestDetail = 300;

long milliseconds(std::chrono::seconds limit)
{
    return static_cast<long>(std::chrono::milliseconds(limit).count());
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

/// The last part of a problem's type (RFC 9457): "tag:...:batch_differs" and "https://.../batch_differs" alike.
std::string last_part(const std::string& type)
{
    const auto cut = type.find_last_of("/:#");
    return cut == std::string::npos ? type : type.substr(cut + 1);
}

}  // namespace

void read_answer(const std::string& body, Delivery& delivery)
{
    try {
        const auto fields = codec::parse_object(body);
        if (delivery.status == 200) {
            delivery.acked = fields.number("acked", kMostSequence);
            delivery.duplicate = fields.flag_or("duplicate", false);
            delivery.server_time = fields.time("server_time");
            delivery.confirmed = true;
            return;
        }
        delivery.kind = last_part(fields.text_or("type", ""));
        delivery.detail = (fields.text_or("title", "") + ": " + fields.text_or("detail", "")).substr(0, kLongestDetail);
    } catch (const codec::Malformed& failure) {
        delivery.detail = std::string("the answer is not the collector's: ") + failure.what();
    }
}

Post::Post(const HttpsSettings& settings, measure::SealedBatch batch, const std::string& token)
    : batch_(std::move(batch)), answer_limit_(settings.answer_octets), easy_(curl_easy_init())
{
    if (!easy_) {
        throw std::bad_alloc{};
    }
    address(settings);
    secure(settings);
    load(token);
}

void Post::address(const HttpsSettings& settings)
{
    auto* easy = easy_.get();
    const auto base = settings.url.ends_with('/') ? settings.url.substr(0, settings.url.size() - 1) : settings.url;
    const auto url = base + "/v1/batches/" + batch_.id.stream + "/" + std::to_string(batch_.id.seq);
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
void Post::secure(const HttpsSettings& settings)
{
    auto* easy = easy_.get();
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_3);
    curl_easy_setopt(easy, CURLOPT_CAINFO, settings.ca.c_str());
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
}

void Post::load(const std::string& token)
{
    auto* easy = easy_.get();
    add_header("Content-Type: application/x-ndjson");
    add_header("Content-Encoding: zstd");
    add_header("Authorization: Bearer " + token);
    add_header("Sextant-Probe: " + batch_.id.probe);
    add_header("Sextant-Digest: sha-256=" + batch_.sha256);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_.get());
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, batch_.bytes.data());
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(batch_.bytes.size()));
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Post::on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
}

void Post::add_header(const std::string& line)
{
    auto* longer = curl_slist_append(headers_.get(), line.c_str());
    (void)headers_.release();
    headers_.reset(longer);
}

std::size_t Post::on_body(char* octets, std::size_t size, std::size_t count, void* argument)
{
    auto* self = static_cast<Post*>(argument);
    const auto length = size * count;
    if (self->answer_.size() + length > self->answer_limit_) {
        return 0;
    }
    self->answer_.append(octets, length);
    return length;
}

Delivery Post::delivery(CURLcode code) const
{
    Delivery delivery;
    if (code != CURLE_OK) {
        delivery.kind = kind_of(code);
        delivery.detail = curl_easy_strerror(code);
        return delivery;
    }
    long status = 0;
    curl_off_t retry_after = 0;
    const char* peer = nullptr;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy_.get(), CURLINFO_RETRY_AFTER, &retry_after);
    curl_easy_getinfo(easy_.get(), CURLINFO_PRIMARY_IP, &peer);
    delivery.status = static_cast<int>(status);
    if (retry_after > 0) {
        delivery.retry_after = std::chrono::seconds(retry_after);
    }
    const std::string_view reached = peer == nullptr ? "" : peer;
    delivery.family = reached.find(':') == std::string_view::npos ? "ipv4" : "ipv6";
    read_answer(answer_, delivery);
    return delivery;
}

}  // namespace probe::report
