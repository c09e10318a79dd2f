#pragma once

#include <filesystem>
#include <string>

namespace loopback {

/// A self-signed certificate for "collector.example.test" and its key, in a folder removed with the object.
class CertificateFiles {
public:
    /// With so many further names, "n1.example.test" and so on, as subject alternative names.
    explicit CertificateFiles(int further_names = 0);
    CertificateFiles(const CertificateFiles&) = delete;
    CertificateFiles& operator=(const CertificateFiles&) = delete;
    ~CertificateFiles();

    std::string certificate() const;
    std::string key() const;

private:
    std::filesystem::path folder_;
};

}  // namespace loopback
