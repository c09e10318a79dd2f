#include "collector/cli/certificate.hpp"

#include "measure/ip.hpp"

#include <fcntl.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

namespace collector::cli {
namespace {

template <auto Free>
struct With {
    template <typename T>
    void operator()(T* it) const
    {
        Free(it);
    }
};

using Key = std::unique_ptr<EVP_PKEY, With<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, With<X509_free>>;
using File = std::unique_ptr<std::FILE, With<std::fclose>>;

constexpr long kSecondsInDay = 24L * 60 * 60;
constexpr long kAuthorityDays = 3650;
constexpr long kServerDays = 825;  ///< The longest that common clients accept for a leaf.

/// What a certificate says of itself.
struct Subject {
    std::string common_name;
    long days = 0;
    std::vector<std::pair<int, std::string>> extensions;  ///< NID and value as openssl.cnf writes it.
};

bool add_extension(X509& certificate, X509& issuer, int nid, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, With<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    return extension && X509_add_ext(&certificate, extension.get(), -1) == 1;
}

bool draw_serial(X509& certificate)
{
    std::uint64_t serial = 0;
    void* octets = &serial;
    return RAND_bytes(static_cast<unsigned char*>(octets), sizeof serial) == 1 &&
           ASN1_INTEGER_set_uint64(X509_get_serialNumber(&certificate), serial >> 1U) == 1;
}

/// A certificate over `key`, signed with `issuer_key`; its own issuer when `issuer` is null.
Certificate certify(const Subject& subject, EVP_PKEY& key, X509* issuer, EVP_PKEY& issuer_key)
{
    Certificate certificate(X509_new());
    X509& it = *certificate;
    X509& signer = issuer == nullptr ? it : *issuer;
    const void* text = subject.common_name.c_str();
    bool good = X509_set_version(&it, X509_VERSION_3) == 1 && draw_serial(it) &&
                X509_gmtime_adj(X509_getm_notBefore(&it), -kSecondsInDay) != nullptr &&
                X509_gmtime_adj(X509_getm_notAfter(&it), subject.days * kSecondsInDay) != nullptr &&
                X509_set_pubkey(&it, &key) == 1 &&
                X509_NAME_add_entry_by_txt(X509_get_subject_name(&it), "CN", MBSTRING_UTF8,
                                           static_cast<const unsigned char*>(text), -1, -1, 0) == 1 &&
                X509_set_issuer_name(&it, X509_get_subject_name(&signer)) == 1;
    for (const auto& [nid, value] : subject.extensions) {
        good = good && add_extension(it, signer, nid, value);
    }
    good = good && X509_sign(&it, &issuer_key, EVP_sha256()) > 0;
    return good ? std::move(certificate) : nullptr;
}

std::string alternative_names(const std::vector<std::string>& names)
{
    std::string value;
    for (const auto& name : names) {
        value += value.empty() ? "" : ",";
        value += (measure::parse_address(name) ? "IP:" : "DNS:") + name;
    }
    return value;
}

Subject authority_subject()
{
    return {.common_name = "Sextant collector authority",
            .days = kAuthorityDays,
            .extensions = {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                           {NID_key_usage, "critical,keyCertSign,cRLSign"},
                           {NID_subject_key_identifier, "hash"}}};
}

Subject server_subject(const std::vector<std::string>& names)
{
    return {.common_name = names.front(),
            .days = kServerDays,
            .extensions = {{NID_basic_constraints, "critical,CA:FALSE"},
                           {NID_key_usage, "critical,digitalSignature"},
                           {NID_ext_key_usage, "serverAuth"},
                           {NID_subject_key_identifier, "hash"},
                           {NID_authority_key_identifier, "keyid"},
                           {NID_subject_alt_name, alternative_names(names)}}};
}

measure::Result<File> create(const std::filesystem::path& path, unsigned mode)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor < 0) {
        return measure::error("cannot create the file", path.string(), "remove the old one, or let us write there");
    }
    return File(::fdopen(descriptor, "w"));
}

measure::Result<void> write_pair(const std::filesystem::path& stem, X509& certificate, EVP_PKEY& key)
{
    const auto pem = create(stem.string() + ".pem", 0644);
    if (!pem) {
        return tl::unexpected(pem.error());
    }
    const auto secret = create(stem.string() + ".key", 0600);
    if (!secret) {
        return tl::unexpected(secret.error());
    }
    const bool written = PEM_write_X509(pem->get(), &certificate) == 1 &&
                         PEM_write_PrivateKey(secret->get(), &key, nullptr, nullptr, 0, nullptr, nullptr) == 1;
    return written ? measure::Result<void>() : measure::error("cannot write the certificate", stem.string());
}

}  // namespace

measure::Result<void> make_certificates(const std::filesystem::path& directory, const std::vector<std::string>& names)
{
    std::error_code ignored;
    std::filesystem::create_directories(directory, ignored);
    const Key authority_key(EVP_EC_gen("P-256"));
    const Key server_key(EVP_EC_gen("P-256"));
    const auto authority = certify(authority_subject(), *authority_key, nullptr, *authority_key);
    const auto server = authority ? certify(server_subject(names), *server_key, authority.get(), *authority_key) : nullptr;
    if (!server) {
        return measure::error("cannot make a certificate", names.front(), "give host names or addresses with --name");
    }
    auto written = write_pair(directory / "ca", *authority, *authority_key);
    if (written) {
        written = write_pair(directory / "server", *server, *server_key);
    }
    return written;
}

measure::Result<int> days_left(const std::filesystem::path& certificate)
{
    const File file(std::fopen(certificate.c_str(), "re"));
    const Certificate read(file ? PEM_read_X509(file.get(), nullptr, nullptr, nullptr) : nullptr);
    int days = 0;
    int seconds = 0;
    if (!read || ASN1_TIME_diff(&days, &seconds, nullptr, X509_get0_notAfter(read.get())) != 1) {
        return measure::error("no certificate can be read", certificate.string(),
                              "run `sextant-collector init`, or correct ingest.certificate");
    }
    return days;
}

}  // namespace collector::cli
