#include "probe/net/curl_transfer.hpp"
#include "probe/net/failures.hpp"

#include <cerrno>

/// What a transfer leaves behind when it has ended.
namespace probe::net {

using measure::Duration;
using measure::Failure;
using measure::FailureKind;
using measure::Locus;

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
            // A middlebox that breaks off at the first octets of TLS is no peer that cannot agree on it.
            if (error_number == ECONNRESET || error_number == EPIPE) {
                return failure_from_errno(static_cast<int>(error_number), request_.address);
            }
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
    if (request_.packets != Packets::usual) {
        seen.packets = packets_;
    }
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
    if (request_.ask == Ask::handshake) {
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
    reading_.finish(seen);
    return seen;
}

}  // namespace probe::net
