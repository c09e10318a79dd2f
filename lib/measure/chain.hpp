#pragma once

#include "measure/observation.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The way from the root to a name over one family alone, as a client without the other family must go it.
namespace measure {

/// What a validator says of an answer (RFC 4035 section 4.3).
enum class Security : std::uint8_t {
    unchecked,  ///< it has no trust anchor to begin from
    insecure,
    secure,
    bogus,
};

constexpr std::array<std::string_view, 4> words_of(Security)
{
    return {"unchecked", "insecure", "secure", "bogus"};
}

/// How a zone's server behaved when the walk asked it.
enum class ServerAnswer : std::uint8_t {
    unasked,     ///< another one had answered
    answered,    ///< with authority, or by referring further down
    no_address,  ///< the walk found no address of its family for the name
    lame,        ///< it replied, but neither with authority nor with a referral downwards (RFC 9499)
    refused,     ///< its host refuses the port
    silent,      ///< no reply that can be read
    ours,        ///< our own trouble, or a special-purpose address that is not asked
};

constexpr std::array<std::string_view, 7> words_of(ServerAnswer)
{
    return {"unasked", "answered", "no_address", "lame", "refused", "silent", "ours"};
}

/// One name server of a zone on the way.
struct ChainServer {
    std::string name;
    std::vector<Address> addresses;  ///< Of the chain's family.
    bool glued = false;              ///< The addresses came with the referral; else the name was walked to.
    ServerAnswer answer = ServerAnswer::unasked;
    std::string blocked_by;  ///< The zone at which the walk to the server's own name ended, "" when it did not.
    std::string detail;      ///< What it replied instead, for people.
};

/// One zone on the way; the first is the root.
struct ChainLink {
    std::string zone;
    std::vector<ChainServer> servers;
};

/// One question resolved from the root over one family alone.
///
/// The outcome is that of a validating, iterative resolver which has the other family turned off; the links are our own walk,
/// made only when that resolver found nothing, to learn where the way ends.
struct Chain {
    Question question;
    Family family = Family::ipv6;
    Timestamp started;
    Duration elapsed{};
    std::optional<Failure> failure;         ///< No answer was had: the deadline passed, or our own trouble.
    std::uint16_t rcode = rcode::kNoError;  ///< The resolver's; SERVFAIL when it found no way or the answer is bogus.
    Security security = Security::unchecked;
    std::string why_bogus;
    std::vector<ChainLink> links;
};

/// Was there an answer, whatever it says? Data that do not validate were still reached.
inline bool arrived(const Chain& chain)
{
    const bool answered = chain.rcode == rcode::kNoError || chain.rcode == rcode::kNxDomain;
    return !chain.failure && (answered || chain.security == Security::bogus);
}

}  // namespace measure
