#include "probe/net/curl_transfer.hpp"

#include "probe/net/packets.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>

namespace probe::net {

using measure::Duration;

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
      started_(std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now())), reading_(request.reading)
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
    ask_less();
    size_packets();
}

/// What is not wanted of an exchange is not asked for. HTTP/2 is offered only where nothing is asked: the fetches that are
/// compared all speak the same version.
void CurlTransfer::ask_less()
{
    auto* easy = easy_.get();
    if (request_.ask == Ask::head) {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    }
    if (request_.ask == Ask::handshake) {
        curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);
        curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS);
    }
}

/// Where packets are what is asked about, the body must not shrink on the way, a long request fills a packet upward, and the
/// kernel is asked what came before curl closes the socket.
void CurlTransfer::size_packets()
{
    if (request_.packets == Packets::usual) {
        return;
    }
    auto* easy = easy_.get();
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, nullptr);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, &CurlTransfer::on_socket_closing);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, this);
    if (request_.packets == Packets::least) {
        headers_.reset(curl_slist_append(nullptr, ("Padding: " + std::string(2 * measure::kLeastMtu, '.')).c_str()));
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_.get());
    }
}

std::uint32_t CurlTransfer::packet_limit() const
{
    switch (request_.packets) {
        case Packets::usual: return settings_.hop_mtu;
        case Packets::full: return 0;
        case Packets::least: return measure::kLeastMtu;
    }
    return 0;
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
    const auto handshake = settings_.connect_limit + request_.patience.value_or(settings_.handshake_limit);
    const auto total = request_.patience ? handshake + settings_.handshake_limit : settings_.total_limit;
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(handshake));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, milliseconds(total));
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
    limit_packets(self->socket_, self->packet_limit());
    return self->socket_;
}

/// The last moment at which the kernel knows.
int CurlTransfer::on_socket_closing(void* argument, curl_socket_t socket)
{
    auto* self = static_cast<CurlTransfer*>(argument);
    if (socket == self->socket_) {
        const auto until_tls = self->packets_.handshake_octets;
        self->packets_ = packets_of(socket);
        self->packets_.handshake_octets = until_tls;
    }
    return ::close(socket);
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
    if (self->request_.packets != Packets::usual) {
        self->packets_.handshake_octets = static_cast<std::uint32_t>(packets_of(self->socket_).octets);
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
    self->reading_.add_header(line);
    return self->header_octets_ <= self->settings_.header_octets ? line.size() : 0;
}

/// Decoded octets. Reaching the cap ends the transfer; enough was seen.
size_t CurlTransfer::on_body(char* octets, size_t size, size_t count, void* argument)
{
    auto* self = static_cast<CurlTransfer*>(argument);
    const auto room = self->settings_.body_octets - self->body_octets_;
    const std::string_view piece(octets, std::min<std::uint64_t>(size * count, room));
    if (self->body_octets_ == 0) {
        self->begin_reading();
    }
    self->body_octets_ += piece.size();
    self->digest_.add(piece);
    self->reading_.add(piece);
    if (self->request_.keep_body) {
        self->body_ += piece;
    }
    self->body_full_ = piece.size() < size * count;
    return self->body_full_ ? 0 : size * count;
}

/// A redirect's body is nobody's page.
void CurlTransfer::begin_reading()
{
    long status = 0;
    const char* type = nullptr;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy_.get(), CURLINFO_CONTENT_TYPE, &type);
    if (status < 300 || status >= 400) {
        reading_.begin(type == nullptr ? "" : type);
    }
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
    if (request_.patience) {
        return elapsed > *connected + *request_.patience;
    }
    const auto secured = is_tls() ? span(CURLINFO_APPCONNECT_TIME_T) : *connected;
    if (secured == Duration{}) {
        return elapsed > *connected + settings_.handshake_limit;
    }
    return span(CURLINFO_STARTTRANSFER_TIME_T) == Duration{} && elapsed > secured + settings_.first_byte_limit;
}

}  // namespace probe::net
