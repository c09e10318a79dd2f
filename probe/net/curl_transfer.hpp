#pragma once

#include "codec/digest.hpp"
#include "probe/net/body_reading.hpp"
#include "probe/net/curl_http.hpp"
#include "probe/net/tls_record.hpp"

#include <chrono>
#include <optional>

namespace probe::net {

/// One easy handle from its birth to the facts it leaves behind.
class CurlTransfer {
public:
    CurlTransfer(const HttpRequest& request, const HttpSettings& settings);

    CURL* handle() const { return easy_.get(); }

    /// The stage that has run out of its time, if any; asked by a timer while the transfer runs.
    bool overdue(measure::Duration elapsed) const;

    /// Reads a part of the body that has come, as what the request wants it read; true while more of it waits.
    bool read_slice() { return reading_.read_slice(); }

    /// What the transfer showed. `code` is how curl ended it; `late` that we ended it for being overdue.
    HttpExchange exchange(CURLcode code, bool late);

private:
    struct FreeCurl {
        void operator()(CURL* easy) const noexcept { curl_easy_cleanup(easy); }
        void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
    };

    void pin();
    void bound();
    void observe_tls();
    void ask_less();
    void size_packets();
    std::uint32_t packet_limit() const;
    void begin_reading();
    static size_t on_header(char* octets, size_t size, size_t count, void* self);
    static size_t on_body(char* octets, size_t size, size_t count, void* self);
    static CURLcode on_context(CURL* easy, void* context, void* self);
    static curl_socket_t on_socket_wanted(void* self, curlsocktype purpose, curl_sockaddr* address);
    static int on_socket_closing(void* self, curl_socket_t socket);
    static int on_connected(void* self, char* peer, char* local, int peer_port, int local_port);

    bool is_tls() const;
    measure::Duration age() const;
    measure::Duration span(CURLINFO until) const;
    std::optional<measure::Duration> connected_after() const;
    measure::Duration secured_after() const;
    measure::Failure failure_of(CURLcode code, bool late) const;
    measure::TcpConnect connect_facts() const;
    measure::TlsHandshake handshake_facts() const;
    measure::HttpFetch fetch_facts();
    bool peer_is_the_pin() const;

    HttpRequest request_;
    const HttpSettings& settings_;
    std::unique_ptr<CURL, FreeCurl> easy_;
    std::unique_ptr<curl_slist, FreeCurl> connect_to_;
    std::unique_ptr<curl_slist, FreeCurl> headers_;
    measure::Timestamp started_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    measure::Duration dialled_{};             ///< From our beginning to the socket: our own queue is not measured.
    std::optional<measure::Duration> stood_;  ///< From our beginning to TCP, where no TLS follows.
    TlsRecord tls_;
    curl_socket_t socket_ = CURL_SOCKET_BAD;
    int socket_errno_ = 0;  ///< Why there is no socket.
    std::optional<measure::Duration> kernel_rtt_;
    measure::PacketFacts packets_;
    std::string peer_;
    std::string hsts_;
    std::size_t header_octets_ = 0;
    std::uint64_t body_octets_ = 0;
    bool body_full_ = false;
    std::string body_;
    BodyReading reading_;
    codec::Sha256 digest_;
};

}  // namespace probe::net
