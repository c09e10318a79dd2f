#include "probe/report/https_opt_outs.hpp"

#include "codec/fields.hpp"
#include "probe/report/collector_call.hpp"

#include <new>

namespace probe::report {
namespace {

namespace asio = boost::asio;
using Wishes = measure::Result<OwnersWishes>;

/// A hundred thousand names: no nation has so many that opted out.
constexpr std::size_t kMostOctets = 4U << 20U;

std::size_t on_body(char* octets, std::size_t size, std::size_t count, void* into)
{
    auto& body = *static_cast<std::string*>(into);
    const auto length = size * count;
    if (body.size() + length > kMostOctets) {
        return 0;
    }
    body.append(octets, length);
    return length;
}

Wishes judge(CURL* easy, CURLcode code, const std::string& body)
{
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    if (code != CURLE_OK) {
        return measure::error(std::string(kind_of(code)) + ": " + curl_easy_strerror(code), "collector");
    }
    if (status != 200) {
        return measure::error("the collector answers " + std::to_string(status), "collector");
    }
    return read_wishes(body);
}

}  // namespace

Wishes read_wishes(const std::string& body)
{
    try {
        const auto fields = codec::parse_object(body);
        static_cast<void>(fields.time("server_time"));
        if (!fields.has("domains")) {
            return measure::error("the answer is not the collector's: no `domains`", "collector");
        }
        // A collector of an earlier version knows no re-checks.
        return OwnersWishes{.opted_out = fields.texts_or_none("domains"), .rechecks = fields.texts_or_none("rechecks")};
    } catch (const codec::Malformed& failure) {
        return measure::error(std::string("the answer is not the collector's: ") + failure.what(), "collector");
    }
}

HttpsOptOuts::HttpsOptOuts(asio::any_io_executor executor, HttpsSettings settings)
    : executor_(executor), settings_(std::move(settings)), multi_(executor)
{
}

asio::awaitable<Wishes> HttpsOptOuts::wishes()
{
    const auto token = read_token(settings_.token_file);
    if (!token) {
        co_return measure::error("there is no token", settings_.token_file.string());
    }
    const std::unique_ptr<CURL, FreeCurl> easy(curl_easy_init());
    const auto authorization = "Authorization: Bearer " + *token;
    const std::unique_ptr<curl_slist, FreeCurl> headers(curl_slist_append(nullptr, authorization.c_str()));
    if (!easy || !headers) {
        throw std::bad_alloc{};
    }
    std::string body;
    address_call(easy.get(), settings_, "/v1/opt-outs");
    secure_call(easy.get(), settings_);
    curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, &on_body);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &body);
    const auto code = co_await perform(executor_, multi_, easy.get(), settings_.total_limit);
    co_return judge(easy.get(), code, body);
}

}  // namespace probe::report
