#include "probe/net/dane.hpp"

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>

namespace probe::net {
namespace {

using measure::Dane;

struct FreeOpenssl {
    void operator()(SSL_CTX* it) const noexcept { SSL_CTX_free(it); }
    void operator()(SSL* it) const noexcept { SSL_free(it); }
    void operator()(X509_STORE* it) const noexcept { X509_STORE_free(it); }
    void operator()(X509_STORE_CTX* it) const noexcept { X509_STORE_CTX_free(it); }
};

template <typename T>
using Owned = std::unique_ptr<T, FreeOpenssl>;

/// The TLSA records as OpenSSL wants them: bound to a connection, here one that is never made.
struct Records {
    Owned<SSL_CTX> context{SSL_CTX_new(TLS_client_method())};
    Owned<SSL> holder;
    std::size_t usable = 0;
};

/// RFC 7672 section 3.1.3: PKIX-TA(0) and PKIX-EE(1) are unusable for SMTP; so is what OpenSSL does not know.
Records load(const std::string& host, std::span<const measure::TlsaRecord> records)
{
    Records loaded;
    if (!loaded.context || SSL_CTX_dane_enable(loaded.context.get()) <= 0) {
        return loaded;
    }
    loaded.holder.reset(SSL_new(loaded.context.get()));
    if (!loaded.holder || SSL_dane_enable(loaded.holder.get(), host.c_str()) <= 0) {
        return loaded;
    }
    SSL_dane_set_flags(loaded.holder.get(), DANE_FLAG_NO_DANE_EE_NAMECHECKS);
    for (const auto& record : records) {
        const auto* data = static_cast<const unsigned char*>(static_cast<const void*>(record.data.data()));
        const bool counts = record.usage == 2 || record.usage == 3;
        if (counts && SSL_dane_tlsa_add(loaded.holder.get(), record.usage, record.selector, record.matching, data,
                                        record.data.size()) > 0) {
            ++loaded.usable;
        }
    }
    return loaded;
}

/// No trust but the records': the store is empty.
bool fits(SSL* connection, const std::string& host, Records& records)
{
    const Owned<X509_STORE> nobody(X509_STORE_new());
    const Owned<X509_STORE_CTX> check(X509_STORE_CTX_new());
    auto* leaf = SSL_get0_peer_certificate(connection);
    auto* chain = SSL_get_peer_cert_chain(connection);
    if (leaf == nullptr || !nobody || !check || X509_STORE_CTX_init(check.get(), nobody.get(), leaf, chain) != 1) {
        return false;
    }
    X509_STORE_CTX_set_default(check.get(), "ssl_server");
    X509_VERIFY_PARAM_set1_host(X509_STORE_CTX_get0_param(check.get()), host.c_str(), host.size());
    X509_STORE_CTX_set0_dane(check.get(), SSL_get0_dane(records.holder.get()));
    return X509_verify_cert(check.get()) == 1;
}

}  // namespace

Dane match_dane(ssl_st* connection, const std::string& host, std::span<const measure::TlsaRecord> records)
{
    if (records.empty()) {
        return Dane::absent;
    }
    auto loaded = load(host, records);
    if (loaded.usable == 0) {
        return Dane::unusable;
    }
    return fits(connection, host, loaded) ? Dane::matched : Dane::mismatched;
}

}  // namespace probe::net
