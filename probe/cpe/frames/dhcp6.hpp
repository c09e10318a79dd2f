#pragma once

#include "probe/cpe/frames/addresses.hpp"
#include "probe/cpe/frames/octets.hpp"

#include <optional>
#include <string>
#include <vector>

/// DHCPv6 (RFC 9915, which keeps the section numbers of RFC 8415): messages as lists of generic options.
namespace cpe::frames::dhcp6 {

constexpr std::uint16_t kClientPort = 546;
constexpr std::uint16_t kServerPort = 547;

enum class Kind : std::uint8_t {
    solicit = 1,
    advertise = 2,
    request = 3,
    confirm = 4,
    renew = 5,
    rebind = 6,
    reply = 7,
    release = 8,
    decline = 9,
    reconfigure = 10,
    information_request = 11,
};

/// "solicit", "advertise", ... and the number of a kind without a word.
std::string to_string(Kind kind);

namespace option {
constexpr std::uint16_t kClientId = 1;
constexpr std::uint16_t kServerId = 2;
constexpr std::uint16_t kIaNa = 3;
constexpr std::uint16_t kIaAddress = 5;
constexpr std::uint16_t kRequest = 6;
constexpr std::uint16_t kPreference = 7;
constexpr std::uint16_t kElapsed = 8;
constexpr std::uint16_t kAuthentication = 11;
constexpr std::uint16_t kStatus = 13;
constexpr std::uint16_t kRapidCommit = 14;
constexpr std::uint16_t kReconfigureMessage = 19;
constexpr std::uint16_t kReconfigureAccept = 20;
constexpr std::uint16_t kDnsServers = 23;
constexpr std::uint16_t kSearchList = 24;
constexpr std::uint16_t kIaPd = 25;
constexpr std::uint16_t kIaPrefix = 26;
constexpr std::uint16_t kSntp = 31;
constexpr std::uint16_t kRefreshTime = 32;
constexpr std::uint16_t kNtp = 56;
constexpr std::uint16_t kPrefixExclude = 67;
constexpr std::uint16_t kSolMaxRt = 82;
constexpr std::uint16_t kInfMaxRt = 83;
constexpr std::uint16_t kPcpServer = 86;  ///< RFC 7291.
}  // namespace option

namespace status {
constexpr std::uint16_t kNoAddresses = 2;
constexpr std::uint16_t kNoBinding = 3;
constexpr std::uint16_t kNoPrefix = 6;
}  // namespace status

struct Option {
    std::uint16_t code = 0;
    Octets data;
};

struct Message {
    Kind kind = Kind::solicit;
    std::uint32_t transaction = 0;  ///< 24 bits.
    std::vector<Option> options;
};

/// Nothing when the octets are no client or server message, or an option runs over the end.
std::optional<Message> read(OctetView octets);
Octets write(const Message& message);

/// The first option with this code.
const Option* find(const std::vector<Option>& options, std::uint16_t code);

/// Does the client ask for this option (RFC 9915 section 21.7)?
bool asks_for(const Message& message, std::uint16_t code);

/// An address (length 128) or a prefix with its lifetimes in seconds.
struct Leased {
    Prefix prefix;
    std::uint32_t preferred = 0;
    std::uint32_t valid = 0;
};

/// IA_NA or IA_PD with what is in it (RFC 9915 sections 21.4 and 21.21).
struct Association {
    std::uint16_t code = option::kIaNa;
    std::uint32_t id = 0;
    std::uint32_t t1 = 0;
    std::uint32_t t2 = 0;
    std::vector<Leased> leased;
    std::optional<std::uint16_t> status;
};

std::vector<Association> associations(const Message& message, std::uint16_t code);
Option to_option(const Association& association);

/// The status of the whole message, if it carries one.
std::optional<std::uint16_t> status_of(const std::vector<Option>& options);

Option number_option(std::uint16_t code, std::uint64_t value, std::size_t octets);
Option addresses_option(std::uint16_t code, const std::vector<Address>& addresses);
std::vector<Address> addresses_of(const Option& option);

/// Domain names in the form of RFC 1035 (RFC 9915 section 10).
Option domains_option(std::uint16_t code, const std::vector<std::string>& domains);

}  // namespace cpe::frames::dhcp6
