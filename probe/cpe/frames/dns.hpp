#pragma once

#include "probe/cpe/frames/octets.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// DNS messages (RFC 1035), as far as a client behind a proxy and the resolver before it must see them: flags kept, types opaque.
namespace cpe::frames::dns {

constexpr std::uint16_t kPort = 53;
constexpr std::uint16_t kA = 1;
constexpr std::uint16_t kTxt = 16;
constexpr std::uint16_t kAaaa = 28;
constexpr std::uint16_t kHttps = 65;

constexpr std::uint8_t kNoError = 0;
constexpr std::uint8_t kNoName = 3;

struct Record {
    std::uint16_t type = 0;
    Octets data;
};

struct Message {
    std::uint16_t id = 0;
    bool response = false;
    bool truncated = false;
    bool recursion_desired = true;
    bool recursion_available = false;
    bool authentic = false;          ///< AD
    bool checking_disabled = false;  ///< CD
    std::uint8_t code = kNoError;
    std::string name;  ///< The one question, in lower case, without the last dot.
    std::uint16_t type = 0;
    std::vector<Record> answers;  ///< Of the name asked for.
    std::uint16_t edns_size = 0;  ///< Zero: no OPT record (RFC 6891).
    bool dnssec_ok = false;
};

/// Nothing when the octets are no message with one question. Never throws.
std::optional<Message> read(OctetView octets);
Octets write(const Message& message);

}  // namespace cpe::frames::dns
