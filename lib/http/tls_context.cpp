#include "http/tls_context.hpp"

#include <boost/system/error_code.hpp>
#include <openssl/ssl.h>

#include <string_view>

namespace http {
namespace {

using boost::asio::ssl::context;

constexpr unsigned char kHttp11[] = "\x08http/1.1";

/// A client that offers ALPN without http/1.1 is answered without ALPN: it may still speak it.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered,
                    unsigned int offered_length, void*)
{
    unsigned char* found = nullptr;
    const auto answer = SSL_select_next_proto(&found, length, kHttp11, sizeof kHttp11 - 1, offered, offered_length);
    *chosen = found;
    return answer == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

/// RFC 8446. Tickets keep the state at the client; a cache here would be memory that strangers fill.
void restrict(SSL_CTX* raw)
{
    SSL_CTX_set_min_proto_version(raw, TLS1_3_VERSION);
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(raw, 1);
    SSL_CTX_set_max_early_data(raw, 0);
    SSL_CTX_set_timeout(raw, 3600);
    SSL_CTX_set_alpn_select_cb(raw, &choose_protocol, nullptr);
}

}  // namespace

measure::Result<std::shared_ptr<context>> make_tls_context(const std::string& certificate, const std::string& key)
{
    auto tls = std::make_shared<context>(context::tls_server);
    restrict(tls->native_handle());
    boost::system::error_code trouble;
    tls->use_certificate_chain_file(certificate, trouble);
    if (trouble) {
        return measure::error("the TLS certificate cannot be used: " + trouble.message(), certificate,
                              "give a readable PEM file with the server's certificate first");
    }
    tls->use_private_key_file(key, context::pem, trouble);
    if (trouble) {
        return measure::error("the TLS key cannot be used: " + trouble.message(), key,
                              "give a readable PEM key that belongs to " + certificate);
    }
    return tls;
}

}  // namespace http
