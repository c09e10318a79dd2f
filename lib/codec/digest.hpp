#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace codec {

/// SHA-256 as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view octets);

/// SHA-256 of what comes in pieces.
class Sha256 {
public:
    Sha256();
    void add(std::string_view octets);
    /// The digest as hex; the object is spent.
    std::string finish();

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const noexcept;
    };
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// Octets as lower-case hexadecimal digits.
std::string to_hex(std::string_view octets);

/// Equal, in time that depends on the lengths alone: for comparing secrets.
bool equal_in_constant_time(std::string_view left, std::string_view right);

}  // namespace codec
