#include "certificate.hpp"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>

namespace loopback {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using File = std::unique_ptr<FILE, decltype(&std::fclose)>;

constexpr long kAnHour = 3600;

void add_names(X509* certificate, int names)
{
    const std::unique_ptr<GENERAL_NAMES, decltype(&GENERAL_NAMES_free)> list{GENERAL_NAMES_new(), &GENERAL_NAMES_free};
    for (int i = 1; i <= names; ++i) {
        const auto text = "n" + std::to_string(i) + ".example.test";
        auto* octets = ASN1_IA5STRING_new();
        ASN1_STRING_set(octets, text.data(), static_cast<int>(text.size()));
        auto* name = GENERAL_NAME_new();
        GENERAL_NAME_set0_value(name, GEN_DNS, octets);
        sk_GENERAL_NAME_push(list.get(), name);
    }
    X509_add1_ext_i2d(certificate, NID_subject_alt_name, list.get(), 0, X509V3_ADD_DEFAULT);
}

Certificate self_signed(EVP_PKEY* key, int names)
{
    Certificate certificate{X509_new(), &X509_free};
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kAnHour);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), kAnHour);
    X509_set_pubkey(certificate.get(), key);
    auto* name = X509_get_subject_name(certificate.get());
    const unsigned char host[] = "collector.example.test";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, host, -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    X509_set_version(certificate.get(), X509_VERSION_3);
    if (names > 0) {
        add_names(certificate.get(), names);
    }
    X509_sign(certificate.get(), key, EVP_sha256());
    return certificate;
}

}  // namespace

CertificateFiles::CertificateFiles(int further_names)
{
    auto pattern = (std::filesystem::temp_directory_path() / "sextant-tls-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("cannot make a folder for the certificate");
    }
    folder_ = pattern;
    const Key made{EVP_EC_gen("P-256"), &EVP_PKEY_free};
    const auto signed_by_itself = self_signed(made.get(), further_names);
    const File certificate_file{std::fopen(certificate().c_str(), "w"), &std::fclose};
    const File key_file{std::fopen(key().c_str(), "w"), &std::fclose};
    PEM_write_X509(certificate_file.get(), signed_by_itself.get());
    PEM_write_PrivateKey(key_file.get(), made.get(), nullptr, nullptr, 0, nullptr, nullptr);
}

CertificateFiles::~CertificateFiles()
{
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string CertificateFiles::certificate() const
{
    return folder_ / "certificate.pem";
}

std::string CertificateFiles::key() const
{
    return folder_ / "key.pem";
}

}  // namespace loopback
