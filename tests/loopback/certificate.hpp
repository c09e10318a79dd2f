#pragma once

#include <filesystem>
#include <string>

namespace loopback {

/// A self-signed certificate for "collector.example.test" and its key, in a folder removed with the object.
class CertificateFiles {
public:
    CertificateFiles();
    CertificateFiles(const CertificateFiles&) = delete;
    CertificateFiles& operator=(const CertificateFiles&) = delete;
    ~CertificateFiles();

    std::string certificate() const;
    std::string key() const;

private:
    std::filesystem::path folder_;
};

}  // namespace loopback
