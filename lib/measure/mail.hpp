#pragma once

#include "measure/chain.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a target's mail service shows: SMTP sessions that deliver nothing, and the policies published about it.
namespace measure {

/// The step of an SMTP session at which it stopped.
enum class SmtpStep : std::uint8_t { connect, banner, ehlo, starttls, handshake, done };

constexpr std::array<std::string_view, 6> words_of(SmtpStep)
{
    return {"connect", "banner", "ehlo", "starttls", "handshake", "done"};
}

/// What DNS-based authentication of named entities says of the key that was shown (RFC 7672 section 3).
enum class Dane : std::uint8_t {
    absent,      ///< no TLSA record was at hand
    matched,     ///< a TLSA record fits the certificate chain
    mismatched,  ///< none does
    unusable,    ///< no record has a usage, selector and digest that SMTP clients use (RFC 7672 section 3.1)
};

constexpr std::array<std::string_view, 4> words_of(Dane)
{
    return {"absent", "matched", "mismatched", "unusable"};
}

/// One TLSA record (RFC 6698 section 2.1).
struct TlsaRecord {
    std::uint8_t usage = 0;
    std::uint8_t selector = 0;
    std::uint8_t matching = 0;
    std::string data;  ///< Octets.

    bool operator==(const TlsaRecord&) const = default;
};

/// The TLSA records of one mail host, as a validating resolver of our own found them (RFC 7672 section 2.2).
struct TlsaLookup {
    std::string host;
    Family family = Family::ipv6;  ///< Over which it asked: IPv6, and IPv4 where that led nowhere.
    Timestamp started;
    Duration elapsed{};
    std::optional<Failure> failure;
    std::uint16_t rcode = rcode::kNoError;
    Security security = Security::unchecked;
    std::vector<TlsaRecord> records;  ///< At most 32.
};

/// One session with one address of a mail host: banner, EHLO, STARTTLS, QUIT. No mail is ever sent.
struct SmtpSession {
    std::string host;
    Address address;
    std::uint16_t port = 25;
    Timestamp started;
    Duration elapsed{};
    SmtpStep step = SmtpStep::connect;    ///< The last step begun.
    std::optional<Failure> failure;       ///< What stopped it there; a reply that refuses is an answer, no failure.
    int greeting = 0;                     ///< Code of the banner, 0 before one.
    std::string greeting_text;            ///< Its first line, at most 200 octets.
    int ehlo = 0;                         ///< Code of the reply to EHLO.
    std::string ehlo_name;                ///< By which the server calls itself there (RFC 5321 section 4.1.1.1).
    std::vector<std::string> extensions;  ///< Keywords of the EHLO reply, upper case, at most 40.
    bool starttls_offered = false;
    int starttls = 0;       ///< Code of the reply to STARTTLS, 0 when it was not asked.
    bool injected = false;  ///< Octets in clear came behind that reply, where TLS must begin (RFC 3207 section 4.2).
    std::optional<TlsHandshake> handshake;
    Dane dane = Dane::absent;
};

/// A policy of MTA strict transport security (RFC 8461 section 3.2).
struct StsPolicy {
    std::string mode;  ///< "enforce", "testing" or "none"
    std::uint64_t max_age_seconds = 0;
    std::vector<std::string> hosts;  ///< Patterns of the `mx` keys, lower case, at most 100.

    bool operator==(const StsPolicy&) const = default;
};

/// One attempt to fetch the policy over one address. Without a failure there is a policy.
struct StsFetch {
    std::string host;
    Address address;
    Timestamp started;
    Duration elapsed{};
    int status = 0;
    std::optional<Failure> failure;
    std::optional<StsPolicy> policy;
};

/// One term of an SPF record (RFC 7208 section 4.6.1).
struct SpfTerm {
    std::string name;      ///< "ip6", "include", "redirect"; lower case.
    char qualifier = '+';  ///< + - ~ ? ; a modifier has +.
    std::string value;     ///< Behind ':' or '=', lower case; "" without one. A prefix length alone keeps its slash.

    bool operator==(const SpfTerm&) const = default;
};

/// The SPF record of one domain, as it was met on the way through includes and redirects.
struct SpfRecord {
    std::string domain;
    std::uint32_t records = 0;   ///< How many TXT records begin as SPF does; more than one is an error (section 4.5).
    std::vector<SpfTerm> terms;  ///< In their order, at most 100.
    std::string problem;         ///< Why it is no valid record; "" when it is, or when there is none.
};

/// Everything about mail that is no DNS lookup.
struct MailEvidence {
    std::vector<SmtpSession> sessions;
    std::vector<StsFetch> sts;
    std::vector<SpfRecord> spf;  ///< The target's own first.
    std::vector<TlsaLookup> tlsa;
};

}  // namespace measure
