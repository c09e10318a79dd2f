#include "probe/cpe/actors/reconfigure_key.hpp"

#include "codec/hmac_md5.hpp"

#include <algorithm>

namespace cpe::actors {
namespace {

using namespace frames::dhcp6;

/// One key for all runs: nothing is protected by it, and a recording shows it anyway. RFC 9915 asks a real server for a random one.
constexpr std::string_view kKey = "sextant cpe key!";
constexpr std::string_view kOtherKey = "sextant cpe lie!";
constexpr std::size_t kDigest = 16;

constexpr std::uint8_t kProtocol = 3;
constexpr std::uint8_t kAlgorithm = 1;
constexpr std::uint8_t kKeyValue = 1;
constexpr std::uint8_t kDigestValue = 2;

/// Protocol, algorithm, RDM 0, eight octets that must rise from one message to the next, then type and value.
Option authentication(std::uint32_t replay, std::uint8_t type, frames::OctetView value)
{
    auto data = frames::Writer().u8(kProtocol).u8(kAlgorithm).u8(0).u32(0).u32(replay).u8(type).add(value).take();
    return {.code = option::kAuthentication, .data = std::move(data)};
}

frames::Octets octets_of(std::string_view text)
{
    return {text.begin(), text.end()};
}

}  // namespace

Option reconfigure_key()
{
    return authentication(1, kKeyValue, octets_of(kKey));
}

/// The digest is made over the message with zeros in its place; the option stands last, so that it ends the message.
frames::Octets sealed_reconfigure(const Option& server, const Option& client, bool right_key)
{
    const Message message{.kind = Kind::reconfigure,
                          .transaction = 0,
                          .options = {server, client,
                                      number_option(option::kReconfigureMessage, static_cast<std::uint64_t>(Kind::renew), 1),
                                      authentication(right_key ? 3 : 2, kDigestValue, frames::Octets(kDigest))}};
    auto octets = write(message);
    const auto digest = codec::hmac_md5(right_key ? kKey : kOtherKey, std::string(octets.begin(), octets.end()));
    std::ranges::copy(digest, octets.end() - static_cast<std::ptrdiff_t>(kDigest));
    return octets;
}

}  // namespace cpe::actors
