#include "probe/cpe/submission/delivery.hpp"

#include "codec/digest.hpp"
#include "codec/fields.hpp"
#include "probe/https/call.hpp"

#include <algorithm>
#include <array>
#include <new>

namespace cpe::submission {
namespace {

namespace https = probe::https;

Attempt refused(measure::Error error)
{
    Attempt attempt{.outcome = Outcome::refused};
    attempt.error = std::move(error);
    return attempt;
}

Attempt not_now(std::string what, std::string where)
{
    Attempt attempt{.outcome = Outcome::not_now};
    attempt.error = {
        .what = std::move(what), .where = std::move(where), .remedy = "the run stays as it is: submit it again"};
    return attempt;
}

bool is_passing(int status)
{
    constexpr std::array kPassing{408, 425, 429};
    return status >= 500 || std::find(kPassing.begin(), kPassing.end(), status) != kPassing.end();
}

/// What to do about a refusal, by its kind.
std::string remedy_for(const std::string& kind)
{
    if (kind == "token_unknown" || kind == "token_missing") {
        return "register the laboratory with `sextant-collector probe add` and give its token file";
    }
    if (kind == "run_differs") {
        return "if the run was judged anew on purpose, submit it with --rejudged";
    }
    return "see what it says; docs/devices.md has every answer";
}

struct Body {
    std::string text;
    std::size_t most = 0;
};

std::size_t on_body(char* octets, std::size_t size, std::size_t count, void* argument)
{
    auto* body = static_cast<Body*>(argument);
    if (body->text.size() + size * count > body->most) {
        return 0;
    }
    body->text.append(octets, size * count);
    return size * count;
}

class Headers {
public:
    void add(const std::string& line)
    {
        auto* longer = curl_slist_append(list_.get(), line.c_str());
        if (longer == nullptr) {
            throw std::bad_alloc{};
        }
        (void)list_.release();
        list_.reset(longer);
    }
    curl_slist* list() const { return list_.get(); }

private:
    std::unique_ptr<curl_slist, https::FreeCurl> list_;
};

Attempt perform(CURL* easy, const https::Settings& settings, const Body& body)
{
    const auto code = curl_easy_perform(easy);
    if (code != CURLE_OK) {
        const std::string kind(https::kind_of(code));
        const auto what = "no answer: " + kind + ", " + curl_easy_strerror(code);
        return kind == "certificate_refused"
                   ? refused({.what = what, .where = settings.url, .remedy = "give the authority's certificate with --ca"})
                   : not_now(what, settings.url);
    }
    long status = 0;
    curl_off_t wait = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &wait);
    auto attempt = judge_answer(static_cast<int>(status), body.text);
    if (wait > 0) {
        attempt.retry_after = std::chrono::seconds(wait);
    }
    return attempt;
}

}  // namespace

Attempt judge_answer(int status, const std::string& body)
{
    const auto answered = "the collector answers " + std::to_string(status);
    try {
        const auto fields = codec::parse_object(body);
        if (status == 200) {
            static_cast<void>(fields.time("server_time"));
            return {.outcome = Outcome::taken,
                    .duplicate = fields.flag_or("duplicate", false),
                    .device = fields.text("device"),
                    .embargo = fields.text_or("embargo", ""),
                    .error = {},
                    .retry_after = {}};
        }
        const auto kind = https::last_part(fields.text_or("type", ""));
        const auto said = fields.text_or("title", "") + ": " + fields.text_or("detail", "");
        return is_passing(status) ? not_now(said, answered)
                                  : refused({.what = said, .where = answered + " " + kind, .remedy = remedy_for(kind)});
    } catch (const codec::Malformed& failure) {
        return not_now(std::string("the answer is not the collector's: ") + failure.what(), answered);
    }
}

Attempt deliver(const https::Settings& settings, const std::string& frames_sha256, const std::string& sealed)
{
    const auto token = https::read_token(settings.token_file);
    if (!token) {
        return refused({.what = "there is no token",
                        .where = settings.token_file.string(),
                        .remedy = "write the one that `sextant-collector probe add` made"});
    }
    const std::unique_ptr<CURL, https::FreeCurl> easy(curl_easy_init());
    if (!easy) {
        throw std::bad_alloc{};
    }
    Headers headers;
    headers.add("Content-Type: application/x-sextant-device-run");
    headers.add("Content-Encoding: zstd");
    headers.add("Authorization: Bearer " + *token);
    headers.add("Sextant-Digest: sha-256=" + codec::sha256(sealed));
    Body body{.text = {}, .most = settings.answer_octets};
    https::address_call(easy.get(), settings, "/v1/device-runs/" + frames_sha256);
    https::secure_call(easy.get(), settings);
    https::load_body(easy.get(), sealed);
    curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, headers.list());
    curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, &on_body);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &body);
    return perform(easy.get(), settings, body);
}

}  // namespace cpe::submission
