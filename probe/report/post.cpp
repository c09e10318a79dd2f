#include "probe/report/post.hpp"

#include "codec/fields.hpp"

#include <nlohmann/json.hpp>

#include <limits>
#include <new>

namespace probe::report {
namespace {

constexpr std::uint64_t kMostSequence = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kLongestDetail = 300;

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
    address_call(easy_.get(), settings, "/v1/batches/" + batch_.id.stream + "/" + std::to_string(batch_.id.seq));
    secure_call(easy_.get(), settings);
    load(token);
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
    load_body(easy, batch_.bytes);
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
