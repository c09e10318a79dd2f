#include "probe/net/curl_transfer.hpp"

#include "probe/net/failures.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <cctype>
#include <cerrno>

namespace probe::net {

using measure::Duration;
using measure::Failure;
using measure::FailureKind;
using measure::Locus;

namespace {

std::string bracketed(const measure::Address& address)
{
    const auto text = to_string(address);
    return address.family == measure::Family::ipv6 ? "[" + text + "]" : text;
}

long milliseconds(Duration duration)
{
    return static_cast<long>(std::chrono::duration_cast<std::chrono::milliseconds>(duration).count());
}

/// The value of a header line if it has this name (in lower case), else nullopt.
std::optional<std::string> header_value(std::string_view line, std::string_view name)
{
    const auto colon = line.find(':');
    const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    if (colon != name.size() ||
        !std::equal(name.begin(), name.end(), line.begin(), [&](char b, char a) { return same(a, b); })) {
        return std::nullopt;
    }
    auto value = line.substr(colon + 1);
    while (!value.empty() && std::isspace(static_cast<unsigned char>(value.front())) != 0) {
        value.remove_prefix(1);
    }
    while (!value.empty() && std::isspace(static_cast<unsigned char>(value.back())) != 0) {
        value.remove_suffix(1);
    }
    return std::string(value.substr(0, 300));
}

}  // namespace

CurlTransfer::CurlTransfer(const HttpRequest& request, const HttpSettings& settings)
    : request_(request), settings_(settings), easy_(curl_easy_init()),
      started_(std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()))
{
    auto* easy = easy_.get();
    curl_easy_setopt(easy, CURLOPT_URL, request_.url.c_str());
    curl_easy_setopt(easy, CURLOPT_USERAGENT, settings_.user_agent.c_str());
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    pin();
    bound();
    observe_tls();
}

/// Family and address are locked twice: Debian's curl was seen to answer an "IPv6" request over an old IPv4 connection.
void CurlTransfer::pin()
{
    auto* easy = easy_.get();
    const auto rule = "::" + bracketed(request_.address) + ":" + std::to_string(request_.port);
    connect_to_.reset(curl_slist_append(nullptr, rule.c_str()));
    const bool ipv6 = request_.address.family == measure::Family::ipv6;
    curl_easy_setopt(easy, CURLOPT_CONNECT_TO, connect_to_.get());
    curl_easy_setopt(easy, CURLOPT_IPRESOLVE, ipv6 ? CURL_IPRESOLVE_V6 : CURL_IPRESOLVE_V4);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    // The cache is walked whole at each transfer and grows with every address.
    curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
    curl_easy_setopt(easy, CURLOPT_ALTSVC_CTRL, 0L);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &CurlTransfer::on_socket_wanted);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &CurlTransfer::on_connected);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, this);
}

void CurlTransfer::bound()
{
    auto* easy = easy_.get();
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(settings_.connect_limit + settings_.handshake_limit));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, milliseconds(settings_.total_limit));
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &CurlTransfer::on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &CurlTransfer::on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
}

/// Trust is noted, not enforced. CAPATH must be off: Debian's default disables the cache of the CA store, and each
/// handshake would reload the whole bundle (27 times dearer).
void CurlTransfer::observe_tls()
{
    auto* easy = easy_.get();
    tls_.host = request_.host;
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(easy, CURLOPT_CAINFO, settings_.ca_file.c_str());
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, &CurlTransfer::on_context);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, this);
}

CURLcode CurlTransfer::on_context(CURL*, void* context, void* self)
{
    record_handshakes(static_cast<ssl_ctx_st*>(context), static_cast<CurlTransfer*>(self)->tls_);
    return CURLE_OK;
}

/// We make the socket, because curl forgets why it could not make one: EMFILE would be told as a dead target.
curl_socket_t CurlTransfer::on_socket_wanted(void* argument, curlsocktype, curl_sockaddr* address)
{
    auto* self = static_cast<CurlTransfer*>(argument);
    self->dialled_ = self->age();
    self->socket_ = ::socket(address->family, address->socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address->protocol);
    self->socket_errno_ = self->socket_ < 0 ? errno : 0;
    return self->socket_;
}

/// Between the connection and the request: the moment when the kernel's own round-trip time is cleanest.
int CurlTransfer::on_connected(void* argument, char* peer, char*, int, int)
{
    auto* self = static_cast<CurlTransfer*>(argument);
    self->peer_ = peer;
    self->stood_ = self->age();
    tcp_info info{};
    socklen_t length = sizeof info;
    if (getsockopt(self->socket_, IPPROTO_TCP, TCP_INFO, &info, &length) == 0) {
        self->kernel_rtt_ = Duration{info.tcpi_rtt};
    }
    return CURL_PREREQFUNC_OK;
}

size_t CurlTransfer::on_header(char* octets, size_t size, size_t count, void* argument)
{
    auto* self = static_cast<CurlTransfer*>(argument);
    const std::string_view line(octets, size * count);
    self->header_octets_ += line.size();
    if (auto value = header_value(line, "strict-transport-security")) {
        self->hsts_ = *std::move(value);
    }
    return self->header_octets_ <= self->settings_.header_octets ? line.size() : 0;
}

/// Decoded octets. Reaching the cap ends the transfer; enough was seen.
size_t CurlTransfer::on_body(char* octets, size_t size, size_t count, void* argument)
{
    auto* self = static_cast<CurlTransfer*>(argument);
    const auto room = self->settings_.body_octets - self->body_octets_;
    const std::string_view piece(octets, std::min<std::uint64_t>(size * count, room));
    self->body_octets_ += piece.size();
    self->digest_.add(piece);
    if (self->request_.keep_body) {
        self->body_ += piece;
    }
    self->body_full_ = piece.size() < size * count;
    return self->body_full_ ? 0 : size * count;
}

bool CurlTransfer::is_tls() const
{
    return request_.url.starts_with("https:");
}

Duration CurlTransfer::age() const
{
    return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - begun_);
}

Duration CurlTransfer::span(CURLINFO until) const
{
    curl_off_t micros = 0;
    curl_easy_getinfo(easy_.get(), until, &micros);
    return Duration{micros};
}

/// When TCP stood. curl 7.88 tells it for https only once TLS stands too; the first octet of TLS tells it better.
std::optional<Duration> CurlTransfer::connected_after() const
{
    if (tls_.begun) {
        return std::chrono::duration_cast<Duration>(*tls_.begun - begun_);
    }
    if (stood_) {
        return stood_;
    }
    const auto told = span(CURLINFO_CONNECT_TIME_T);
    return told > Duration{} ? std::optional(told) : std::nullopt;
}

/// When TLS stood, or until when it was waited for.
Duration CurlTransfer::secured_after() const
{
    return tls_.ended ? std::chrono::duration_cast<Duration>(*tls_.ended - begun_) : age();
}

bool CurlTransfer::overdue(Duration elapsed) const
{
    const auto connected = connected_after();
    if (!connected) {
        return elapsed > settings_.connect_limit;
    }
    const auto secured = is_tls() ? span(CURLINFO_APPCONNECT_TIME_T) : *connected;
    if (secured == Duration{}) {
        return elapsed > *connected + settings_.handshake_limit;
    }
    return span(CURLINFO_STARTTRANSFER_TIME_T) == Duration{} && elapsed > secured + settings_.first_byte_limit;
}

Failure CurlTransfer::failure_of(CURLcode code, bool late) const
{
    if (socket_errno_ != 0) {
        return failure_from_errno(socket_errno_, request_.address);
    }
    long error_number = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_OS_ERRNO, &error_number);
    const auto failure = [&](FailureKind kind) {
        return Failure{.kind = kind, .code = static_cast<int>(code), .detail = curl_easy_strerror(code)};
    };
    if (late || code == CURLE_OPERATION_TIMEDOUT) {
        return {
            .kind = FailureKind::timeout, .code = static_cast<int>(CURLE_OPERATION_TIMEDOUT), .detail = "deadline passed"};
    }
    switch (code) {
        case CURLE_SSL_CONNECT_ERROR:
            return failure(tls_.version.empty() ? FailureKind::tls_handshake : FailureKind::tls_version);
        case CURLE_GOT_NOTHING: return failure(FailureKind::closed);
        case CURLE_WRITE_ERROR: return failure(FailureKind::too_large);
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_BAD_CONTENT_ENCODING:
        case CURLE_HTTP2: return failure(FailureKind::malformed);
        case CURLE_PARTIAL_FILE: return failure(FailureKind::closed);
        case CURLE_OUT_OF_MEMORY:
            return {.kind = FailureKind::resources, .locus = Locus::local, .code = static_cast<int>(code)};
        default: break;
    }
    if (error_number != 0) {
        return failure_from_errno(static_cast<int>(error_number), request_.address);
    }
    return failure(code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR ? FailureKind::reset : FailureKind::other);
}

measure::TcpConnect CurlTransfer::connect_facts() const
{
    measure::TcpConnect connect{
        .host = request_.host, .address = request_.address, .port = request_.port, .started = started_ + dialled_};
    connect.elapsed = connected_after().value_or(age()) - dialled_;
    connect.kernel_rtt = kernel_rtt_;
    return connect;
}

measure::TlsHandshake CurlTransfer::handshake_facts() const
{
    return {.host = request_.host,
            .address = request_.address,
            .port = request_.port,
            .started = started_ + connected_after().value_or(Duration{}),
            .elapsed = secured_after() - connected_after().value_or(Duration{}),
            .version = tls_.version,
            .alpn = tls_.alpn,
            .certificate = tls_.certificate,
            .chain_valid = tls_.chain_valid,
            .name_matches = tls_.name_matches,
            .trust_error = tls_.trust_error};
}

measure::HttpFetch CurlTransfer::fetch_facts()
{
    long status = 0;
    const char* location = nullptr;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy_.get(), CURLINFO_REDIRECT_URL, &location);
    const auto ready = span(CURLINFO_PRETRANSFER_TIME_T);
    measure::HttpFetch fetch{.url = request_.url, .host = request_.host, .address = request_.address, .port = request_.port};
    fetch.started = started_ + ready;
    fetch.elapsed = span(CURLINFO_TOTAL_TIME_T) - ready;
    fetch.first_byte = std::max(Duration{}, span(CURLINFO_STARTTRANSFER_TIME_T) - ready);
    fetch.status = static_cast<int>(status);
    fetch.http_version = "1.1";
    fetch.location = location == nullptr ? "" : location;
    fetch.hsts = hsts_;
    fetch.body_octets = body_octets_;
    fetch.body_sha256 = digest_.finish();
    return fetch;
}

bool CurlTransfer::peer_is_the_pin() const
{
    return measure::parse_address(peer_).value_or(measure::Address{}) == request_.address;
}

HttpExchange CurlTransfer::exchange(CURLcode code, bool late)
{
    const bool connected = connected_after().has_value();
    const bool secured = connected && (!is_tls() || tls_.ended);
    const bool whole = code == CURLE_OK || (code == CURLE_WRITE_ERROR && body_full_);
    HttpExchange seen{.connect = connect_facts()};
    if (!connected) {
        seen.connect.failure = failure_of(code, late);
        return seen;
    }
    if (is_tls()) {
        seen.handshake = handshake_facts();
    }
    if (!secured) {
        seen.handshake->failure = failure_of(code, late);
        return seen;
    }
    seen.fetch = fetch_facts();
    seen.body = std::move(body_);
    if (!peer_.empty() && !peer_is_the_pin()) {
        // Never a result: the wrong peer was measured.
        seen.fetch->failure = Failure{.kind = FailureKind::mismatch, .locus = Locus::local, .detail = "peer is not the pin"};
    } else if (!whole) {
        seen.fetch->failure = failure_of(code, late);
    }
    return seen;
}

}  // namespace probe::net
