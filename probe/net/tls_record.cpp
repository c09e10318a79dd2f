#include "probe/net/tls_record.hpp"

#include "codec/digest.hpp"

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <memory>

namespace probe::net {
namespace {

constexpr std::size_t kMostNames = 100;

struct FreeOpenssl {
    void operator()(GENERAL_NAMES* names) const noexcept { GENERAL_NAMES_free(names); }
    void operator()(char* text) const noexcept { OPENSSL_free(text); }
};

std::string digest_of(int length, unsigned char* octets)
{
    const std::string der(static_cast<const char*>(static_cast<const void*>(octets)),
                          length > 0 ? static_cast<std::size_t>(length) : 0);
    OPENSSL_free(octets);
    return codec::sha256(der);
}

std::string fingerprint(X509* certificate)
{
    unsigned char* der = nullptr;
    const int length = i2d_X509(certificate, &der);
    return digest_of(length, der);
}

std::string key_fingerprint(X509* certificate)
{
    unsigned char* der = nullptr;
    const int length = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    return digest_of(length, der);
}

std::string issuer_of(X509* certificate)
{
    const std::unique_ptr<char, FreeOpenssl> text(X509_NAME_oneline(X509_get_issuer_name(certificate), nullptr, 0));
    return text ? std::string(text.get()).substr(0, 300) : std::string();
}

std::vector<std::string> names_of(X509* certificate)
{
    std::vector<std::string> found;
    const std::unique_ptr<GENERAL_NAMES, FreeOpenssl> names(
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()) && found.size() < kMostNames; ++i) {
        const auto* name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type == GEN_DNS) {
            const auto* octets = static_cast<const void*>(ASN1_STRING_get0_data(name->d.dNSName));
            const auto length = static_cast<std::size_t>(ASN1_STRING_length(name->d.dNSName));
            found.emplace_back(static_cast<const char*>(octets), std::min<std::size_t>(length, 253));
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

measure::Timestamp time_of(const ASN1_TIME* time)
{
    std::tm parts{};
    ASN1_TIME_to_tm(time, &parts);
    return measure::Timestamp{std::chrono::seconds(timegm(&parts))};
}

measure::Certificate facts_of(X509* certificate)
{
    return {.sha256 = fingerprint(certificate),
            .spki_sha256 = key_fingerprint(certificate),
            .issuer = issuer_of(certificate),
            .names = names_of(certificate),
            .not_before = time_of(X509_get0_notBefore(certificate)),
            .not_after = time_of(X509_get0_notAfter(certificate))};
}

/// Verifies as a client would, notes the outcome, and lets the handshake go on.
int verify_and_record(X509_STORE_CTX* store, void* argument)
{
    auto& record = *static_cast<TlsRecord*>(argument);
    record.chain_valid = X509_verify_cert(store) == 1;
    if (!record.chain_valid) {
        record.trust_error = X509_verify_cert_error_string(X509_STORE_CTX_get_error(store));
    }
    if (auto* leaf = X509_STORE_CTX_get0_cert(store)) {
        record.certificate = facts_of(leaf);
        // RFC 9525 section 6.3: names in the subject alternative name only, no partial wildcards.
        const unsigned flags = X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS;
        record.name_matches = X509_check_host(leaf, record.host.data(), record.host.size(), flags, nullptr) == 1;
    }
    X509_STORE_CTX_set_error(store, X509_V_OK);
    return 1;
}

void on_progress(const SSL* connection, int where, int)
{
    auto* record = static_cast<TlsRecord*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(connection)));
    if ((where & SSL_CB_HANDSHAKE_START) != 0 && !record->begun) {
        record->begun = std::chrono::steady_clock::now();
    }
    if ((where & SSL_CB_HANDSHAKE_DONE) == 0) {
        return;
    }
    record->ended = std::chrono::steady_clock::now();
    record->version = SSL_get_version(connection);
    const unsigned char* protocol = nullptr;
    unsigned int length = 0;
    SSL_get0_alpn_selected(connection, &protocol, &length);
    if (protocol != nullptr) {
        record->alpn.assign(static_cast<const char*>(static_cast<const void*>(protocol)), length);
    }
}

}  // namespace

void record_handshakes(ssl_ctx_st* context, TlsRecord& record)
{
    SSL_CTX_set_app_data(context, &record);
    SSL_CTX_set_cert_verify_callback(context, &verify_and_record, &record);
    SSL_CTX_set_info_callback(context, &on_progress);
}

}  // namespace probe::net
