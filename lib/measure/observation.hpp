#pragma once

#include "measure/failure.hpp"
#include "measure/ip.hpp"
#include "measure/time.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Observations: time-stamped facts, each of which can fail in exactly one way. None says what it means.
namespace measure {

/// DNS RR types by their IANA numbers; any other number is legal in a reply.
namespace rr {
constexpr std::uint16_t kA = 1;
constexpr std::uint16_t kNs = 2;
constexpr std::uint16_t kCname = 5;
constexpr std::uint16_t kSoa = 6;
constexpr std::uint16_t kPtr = 12;
constexpr std::uint16_t kMx = 15;
constexpr std::uint16_t kTxt = 16;
constexpr std::uint16_t kAaaa = 28;
constexpr std::uint16_t kDnskey = 48;
constexpr std::uint16_t kTlsa = 52;
constexpr std::uint16_t kHttps = 65;
}  // namespace rr

/// DNS response codes the checks speak of (RFC 1035 section 4.1.1).
namespace rcode {
constexpr std::uint16_t kNoError = 0;
constexpr std::uint16_t kFormErr = 1;
constexpr std::uint16_t kServFail = 2;
constexpr std::uint16_t kNxDomain = 3;
constexpr std::uint16_t kNotImp = 4;
constexpr std::uint16_t kRefused = 5;
}  // namespace rcode

enum class Transport : std::uint8_t { udp, tcp };

constexpr std::array<std::string_view, 2> words_of(Transport)
{
    return {"udp", "tcp"};
}

struct Question {
    std::string name;  ///< Lower case, no trailing dot; "" is the root.
    std::uint16_t type = rr::kAaaa;

    bool operator==(const Question&) const = default;
};

/// One resource record in presentation form; names inside are lower case without a trailing dot.
struct Record {
    std::string owner;
    std::uint16_t type = 0;
    std::uint32_t ttl = 0;  ///< Seconds.
    std::string data;       ///< RDATA in presentation form; of an address record just the literal.

    bool operator==(const Record&) const = default;
};

struct DnsMessage {
    std::uint16_t rcode = rcode::kNoError;
    bool authoritative = false;
    bool truncated = false;
    bool recursion_available = false;
    bool authenticated = false;
    bool edns = false;
    std::vector<Record> answers;
    std::vector<Record> authority;
    std::vector<Record> additional;
};

/// Why a question was asked; it tells the checks which lookups are theirs.
enum class Purpose : std::uint8_t {
    address,          ///< A and AAAA of a service name, at the resolver, over each family (W-1, D-1)
    zone_cut,         ///< SOA of the domain, at the resolver (D-2)
    name_servers,     ///< NS of the zone, at the resolver
    ns_address,       ///< A and AAAA of a name server's name, at the resolver (D-3)
    authority,        ///< SOA of the zone at one name-server address, UDP (D-4)
    authority_tcp,    ///< the same over TCP (D-6)
    authority_large,  ///< DNSKEY with a 1232-octet buffer, and its TCP repeat (D-7)
    authority_data,   ///< NS, A and AAAA at one name-server address, for comparison of families (D-10)
    service_binding,  ///< HTTPS records of a web name, at the resolver (D-9, W-17)
    gate,             ///< asked about the vantage itself
    delegation,       ///< the zone's referral, at an address of its parent's servers (D-5)
    glue,             ///< SOA of the zone at an address that only the parent's glue gives (D-5)
    reverse,          ///< SOA of an address's name in ip6.arpa, at the resolver (D-13)
    mail_exchange,    ///< MX of the domain, at the resolver (M-1)
    mail_address,     ///< A and AAAA of a mail host (M-2)
    mail_policy,      ///< TXT records that speak of mail, and the addresses of the MTA-STS host (M-6, M-11)
    mail_reverse,     ///< PTR of a mail host's IPv6 address, and the address of the name it gives (M-10)
    spf,              ///< TXT, A, AAAA and MX on the way through an SPF record (M-9)
    recursion,        ///< a stranger's name, at one name-server address (S-9)
};

constexpr std::array<std::string_view, 19> words_of(Purpose)
{
    return {"address",         "zone_cut",       "name_servers",    "ns_address",  "authority",    "authority_tcp",
            "authority_large", "authority_data", "service_binding", "gate",        "delegation",   "glue",
            "reverse",         "mail_exchange",  "mail_address",    "mail_policy", "mail_reverse", "spf",
            "recursion"};
}

/// One question to one server over one family and transport, and what came back.
struct DnsLookup {
    Purpose purpose = Purpose::address;
    Question question;
    std::string server_name;  ///< The NS name; "" for a resolver.
    Address server;
    Transport transport = Transport::udp;
    std::uint16_t edns_size = 0;  ///< Advertised buffer in octets; 0 means no EDNS.
    Timestamp started;
    Duration elapsed{};
    std::optional<Failure> failure;  ///< Exactly one of failure and reply is set.
    std::optional<DnsMessage> reply;
    std::string raw_reply;           ///< The reply's octets, at most 4096.
    std::uint32_t reply_octets = 0;  ///< The reply's true length.
};

/// One TCP connection attempt to one address, from SYN to established.
struct TcpConnect {
    std::string host;
    Address address;
    std::uint16_t port = 0;
    Timestamp started;
    Duration elapsed{};
    std::optional<Duration> kernel_rtt;  ///< TCP_INFO's, free of our own queue.
    std::optional<Failure> failure;
};

/// What a server's certificate says, as far as parity needs it.
struct Certificate {
    std::string sha256;       ///< Fingerprint of the leaf, lower-case hex.
    std::string spki_sha256;  ///< Of its public key.
    std::string issuer;
    std::vector<std::string> names;  ///< Subject alternative DNS names, at most 100, sorted.
    Timestamp not_before;
    Timestamp not_after;
};

/// One TLS handshake with SNI. Trust is recorded, not enforced, so that a bad certificate is still seen.
struct TlsHandshake {
    std::string host;
    Address address;
    std::uint16_t port = 443;
    Timestamp started;
    Duration elapsed{};
    std::optional<Failure> failure;
    std::string version;  ///< "TLSv1.3"
    std::string alpn;
    std::optional<Certificate> certificate;
    bool chain_valid = false;   ///< Up to a trusted root, dates included.
    bool name_matches = false;  ///< RFC 9525.
    std::string trust_error;    ///< OpenSSL's words when the chain is not valid.
};

/// One HTTP request on one pinned address. A redirect is never followed inside it: the next hop is a fetch of its own.
struct HttpFetch {
    std::uint32_t chain = 0;  ///< Fetches of one chain of redirects share this number within the evidence.
    std::uint32_t hop = 0;    ///< 0 is the first.
    std::string url;
    std::string host;
    Address address;  ///< The pin; the peer was compared with it.
    std::uint16_t port = 0;
    Timestamp started;
    Duration elapsed{};
    Duration first_byte{};  ///< From the request's start on an established connection.
    std::optional<Failure> failure;
    int status = 0;
    std::string http_version;       ///< "1.1", "2"
    std::string location;           ///< The redirect target as an absolute URL, "" without one.
    std::string hsts;               ///< Strict-Transport-Security as sent, "" without one.
    std::uint64_t body_octets = 0;  ///< Decoded, as far as read.
    std::string body_sha256;
};

}  // namespace measure
