#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace measure {

/// Whose trouble it was. `local` never counts against a target.
enum class Locus : std::uint8_t { target, path, resolver, local };

constexpr std::array<std::string_view, 4> words_of(Locus)
{
    return {"target", "path", "resolver", "local"};
}

/// The one way in which a step failed.
enum class FailureKind : std::uint8_t {
    timeout,             ///< the step's own deadline passed
    refused,             ///< TCP RST to our SYN, or ICMP port unreachable
    reset,               ///< RST after the connection stood
    closed,              ///< the peer closed before it had answered
    unreachable,         ///< ICMP says so (the code is the errno)
    no_route,            ///< our own host has no route or no address of the family
    resources,           ///< EMFILE, ENOMEM and their like
    not_permitted,       ///< EPERM, EACCES: our own policy or privileges
    forbidden_address,   ///< a special-purpose address: we do not connect there (services.md 5.8)
    malformed,           ///< bytes that are not the protocol
    mismatch,            ///< an answer to another question, or from another peer
    too_large,           ///< one of our caps was reached
    too_many_redirects,  ///< more than ten hops
    tls_handshake,       ///< the handshake failed before certificates mattered
    tls_version,         ///< no common TLS version
    not_found,           ///< a redirect led to a name without an address of this family
    opted_out,           ///< the target asked not to be measured
    other,
};

constexpr std::array<std::string_view, 18> words_of(FailureKind)
{
    return {
        "timeout",       "refused",           "reset",     "closed",   "unreachable", "no_route",           "resources",
        "not_permitted", "forbidden_address", "malformed", "mismatch", "too_large",   "too_many_redirects", "tls_handshake",
        "tls_version",   "not_found",         "opted_out", "other"};
}

/// The world failed: a fact about one step, never a judgement.
struct Failure {
    FailureKind kind = FailureKind::other;
    Locus locus = Locus::target;
    int code = 0;        ///< errno, CURLcode or ares status: the raw reason.
    std::string detail;  ///< Raw text of the library or peer, at most 200 bytes.
};

}  // namespace measure
