#include "probe/net/smtp_client.hpp"

#include "probe/net/dane.hpp"
#include "probe/net/smtp_conversation.hpp"
#include "probe/net/tls_record.hpp"

#include <boost/asio/ssl/context.hpp>
#include <openssl/ssl.h>

#include <algorithm>

namespace probe::net {

namespace asio = boost::asio;
using measure::Failure;
using measure::SmtpSession;
using measure::SmtpStep;

namespace {

constexpr std::size_t kLongestText = 200;
constexpr std::size_t kLongestName = 255;
constexpr std::size_t kMostExtensions = 40;
constexpr int kReady = 220;
constexpr int kDone = 250;

measure::Timestamp now()
{
    return std::chrono::floor<measure::Duration>(std::chrono::system_clock::now());
}

std::string first_word(std::string_view line, std::size_t most)
{
    return std::string(line.substr(0, std::min(line.find(' '), most)));
}

std::string upper_case(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

/// RFC 5321 section 4.1.1.1: the server's name on the first line, then one extension a line.
void read_ehlo(const wire::SmtpReply& reply, SmtpSession& into)
{
    into.ehlo = reply.code;
    if (reply.code != kDone) {
        return;
    }
    into.ehlo_name = first_word(reply.lines.front(), kLongestName);
    for (std::size_t i = 1; i < reply.lines.size() && into.extensions.size() < kMostExtensions; ++i) {
        into.extensions.push_back(upper_case(first_word(reply.lines[i], 64)));
    }
    const auto& offered = into.extensions;
    into.starttls_offered = std::find(offered.begin(), offered.end(), "STARTTLS") != offered.end();
}

/// One session as it goes on.
struct Talk {
    const SmtpSettings& settings;
    const SmtpRequest& request;
    x509_store_st* authorities;
    std::shared_ptr<SmtpConversation> conversation;
    SmtpSession& session;
};

/// Says a line and hears the reply; nullopt once the session has failed.
asio::awaitable<std::optional<wire::SmtpReply>> exchange(Talk& talk, std::string line)
{
    talk.session.failure = co_await talk.conversation->say(std::move(line), talk.settings.reply_limit);
    if (talk.session.failure) {
        co_return std::nullopt;
    }
    auto reply = co_await talk.conversation->hear(talk.settings.reply_limit);
    if (!reply) {
        talk.session.failure = reply.error();
        co_return std::nullopt;
    }
    co_return *std::move(reply);
}

asio::awaitable<bool> hear_banner(Talk& talk)
{
    talk.session.step = SmtpStep::banner;
    const auto reply = co_await talk.conversation->hear(talk.settings.reply_limit);
    if (!reply) {
        talk.session.failure = reply.error();
        co_return false;
    }
    talk.session.greeting = reply->code;
    talk.session.greeting_text = reply->lines.front().substr(0, kLongestText);
    co_return reply->code == kReady;
}

asio::awaitable<bool> greet(Talk& talk)
{
    talk.session.step = SmtpStep::ehlo;
    const auto reply = co_await exchange(talk, "EHLO " + talk.request.ehlo_name);
    if (reply) {
        read_ehlo(*reply, talk.session);
    }
    co_return talk.session.ehlo == kDone;
}

measure::Duration between(const TlsRecord& record)
{
    const bool stands = record.begun && record.ended;
    return stands ? std::chrono::duration_cast<measure::Duration>(*record.ended - *record.begun) : measure::Duration{};
}

/// What the handshake showed, with the failure that ended it.
measure::TlsHandshake handshake_of(const Talk& talk, const TlsRecord& record, measure::Timestamp started)
{
    measure::TlsHandshake seen{.host = talk.request.host, .address = talk.request.address, .port = talk.request.port};
    seen.started = started;
    seen.elapsed = between(record);
    seen.failure = talk.session.failure;
    seen.version = record.version;
    seen.certificate = record.certificate;
    seen.chain_valid = record.chain_valid;
    seen.name_matches = record.name_matches;
    seen.trust_error = record.trust_error;
    return seen;
}

/// Offers everything old that OpenSSL still has: what a server can do is to be seen, not what it should.
void prepare(SSL_CTX* context, x509_store_st* authorities)
{
    SSL_CTX_set1_cert_store(context, authorities);
    SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
    SSL_CTX_set_security_level(context, 0);
}

asio::awaitable<void> quit(Talk& talk)
{
    const auto trouble = co_await talk.conversation->say("QUIT", talk.settings.farewell_limit);
    if (!trouble) {
        static_cast<void>(co_await talk.conversation->hear(talk.settings.farewell_limit));
    }
}

/// Asio deletes what it finds in a context's place for application data, in the belief that it put it there.
struct Forgetting {
    SSL_CTX* context;
    ~Forgetting()
    {
        SSL_CTX_set_info_callback(context, nullptr);
        SSL_CTX_set_app_data(context, nullptr);
    }
};

/// The handshake, and under it the farewell: the context ends with this frame.
asio::awaitable<void> shake_hands(Talk& talk)
{
    talk.session.step = SmtpStep::handshake;
    TlsRecord record{.host = talk.request.host};
    asio::ssl::context context(asio::ssl::context::tls_client);
    prepare(context.native_handle(), talk.authorities);
    record_handshakes(context.native_handle(), record);
    const Forgetting forgetting{context.native_handle()};
    const auto started = now();
    talk.session.failure = co_await talk.conversation->start_tls(context, talk.request.host, talk.settings.handshake_limit);
    talk.session.handshake = handshake_of(talk, record, started);
    if (talk.session.failure) {
        co_return;
    }
    talk.session.dane = match_dane(talk.conversation->tls(), talk.request.host, talk.request.tlsa);
    talk.session.step = SmtpStep::done;
    co_await quit(talk);
}

/// RFC 3207 section 4: TLS begins behind the reply 220. Octets in clear behind it were put there by the server or by
/// somebody on the way; taking them for part of the session is the flaw of CVE-2011-0411.
asio::awaitable<void> secure(Talk& talk)
{
    talk.session.step = SmtpStep::starttls;
    const auto reply = co_await exchange(talk, "STARTTLS");
    if (!reply) {
        co_return;
    }
    talk.session.starttls = reply->code;
    talk.session.injected = talk.conversation->has_more();
    if (talk.session.injected) {
        talk.session.failure =
            Failure{.kind = measure::FailureKind::malformed, .detail = "octets in clear behind the reply to STARTTLS"};
        co_return;
    }
    if (reply->code == kReady) {
        co_await shake_hands(talk);
    } else {
        co_await quit(talk);
    }
}

asio::awaitable<void> converse(Talk& talk)
{
    talk.session.failure =
        co_await talk.conversation->connect(talk.request.address, talk.request.port, talk.settings.connect_limit);
    if (talk.session.failure) {
        co_return;
    }
    bool greeted = co_await hear_banner(talk);
    if (greeted) {
        greeted = co_await greet(talk);
    }
    if (greeted && talk.session.starttls_offered && talk.request.try_starttls) {
        co_await secure(talk);
    } else if (!talk.session.failure) {
        talk.session.step = greeted ? SmtpStep::done : talk.session.step;
        co_await quit(talk);
    }
}

}  // namespace

SmtpClient::SmtpClient(asio::any_io_executor executor, SmtpSettings settings)
    : executor_(std::move(executor)), settings_(std::move(settings)), authorities_(X509_STORE_new(), &X509_STORE_free)
{
    X509_STORE_load_file(authorities_.get(), settings_.ca_file.c_str());
}

asio::awaitable<SmtpSession> SmtpClient::talk(SmtpRequest request)
{
    SmtpSession session{.host = request.host, .address = request.address, .port = request.port, .started = now()};
    const auto begun = std::chrono::steady_clock::now();
    Talk talk{.settings = settings_,
              .request = request,
              .authorities = authorities_.get(),
              .conversation = std::make_shared<SmtpConversation>(executor_, settings_.hop_mtu),
              .session = session};
    co_await converse(talk);
    session.elapsed = std::chrono::duration_cast<measure::Duration>(std::chrono::steady_clock::now() - begun);
    co_return session;
}

}  // namespace probe::net
