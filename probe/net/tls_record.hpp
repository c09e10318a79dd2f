#pragma once

#include "measure/observation.hpp"

#include <chrono>
#include <optional>
#include <string>

struct ssl_ctx_st;

namespace probe::net {

/// What one handshake showed; filled from inside OpenSSL while curl drives it.
struct TlsRecord {
    std::string host;
    std::string version;
    std::string alpn;
    std::optional<measure::Certificate> certificate;
    bool chain_valid = false;
    bool name_matches = false;
    std::string trust_error;
    std::optional<std::chrono::steady_clock::time_point> begun;  ///< The first octet of TLS: TCP stood by then.
    std::optional<std::chrono::steady_clock::time_point> ended;  ///< Set once the handshake stands.
};

/// Makes a context record what it sees instead of enforcing it: a bad certificate must still be observed.
/// `record` must outlive the context's last handshake.
void record_handshakes(ssl_ctx_st* context, TlsRecord& record);

}  // namespace probe::net
