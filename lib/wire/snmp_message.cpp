#include "wire/snmp_message.hpp"

namespace wire {
namespace {

using measure::Failure;
using measure::FailureKind;

constexpr char kInteger = 0x02;
constexpr char kOctetString = 0x04;
constexpr char kSequence = 0x30;
constexpr char kGetRequest = static_cast<char>(0xa0);
constexpr std::uint64_t kVersion = 3;

/// Tag, length in the short form, content: whatever we write is shorter than 128 octets.
std::string item(char tag, std::string_view content)
{
    return std::string{tag, static_cast<char>(content.size())} + std::string(content);
}

std::string integer(std::uint32_t value)
{
    std::string octets;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        octets += static_cast<char>(value >> shift & 0xffU);
    }
    return item(kInteger, octets);
}

std::string small(char value)
{
    return item(kInteger, std::string(1, value));
}

std::string empty()
{
    return item(kOctetString, {});
}

/// The length of what follows, in short or long form; nothing when it is indefinite or cannot be that long.
std::optional<std::size_t> take_length(std::string_view& octets)
{
    if (octets.empty()) {
        return std::nullopt;
    }
    const auto first = static_cast<unsigned char>(octets.front());
    octets.remove_prefix(1);
    if (first < 0x80) {
        return first;
    }
    const std::size_t count = first & 0x7fU;
    if (count == 0 || count > 2 || octets.size() < count) {
        return std::nullopt;
    }
    std::size_t length = 0;
    for (std::size_t i = 0; i < count; ++i) {
        length = length << 8U | static_cast<unsigned char>(octets[i]);
    }
    octets.remove_prefix(count);
    return length;
}

/// Takes one item with this tag off the front.
std::optional<std::string_view> take(std::string_view& octets, char tag)
{
    if (octets.empty() || octets.front() != tag) {
        return std::nullopt;
    }
    octets.remove_prefix(1);
    const auto length = take_length(octets);
    if (!length || *length > octets.size()) {
        return std::nullopt;
    }
    const auto content = octets.substr(0, *length);
    octets.remove_prefix(*length);
    return content;
}

/// Non-negative and of at most 32 bits, as all in a message's head are.
std::optional<std::uint64_t> take_number(std::string_view& octets)
{
    const auto content = take(octets, kInteger);
    if (!content || content->empty() || content->size() > 5 || (static_cast<unsigned char>(content->front()) & 0x80U) != 0) {
        return std::nullopt;
    }
    std::uint64_t value = 0;
    for (const char octet : *content) {
        value = value << 8U | static_cast<unsigned char>(octet);
    }
    return value;
}

Failure no_answer(FailureKind kind, const char* why)
{
    return {.kind = kind, .detail = why};
}

}  // namespace

std::string snmp_question(std::uint32_t number)
{
    constexpr std::uint32_t kMostOctets = 1472;
    constexpr char kReportable = 0x04;
    constexpr char kUserModel = 3;
    const auto head = item(kSequence, integer(number) + integer(kMostOctets) +
                                          item(kOctetString, std::string(1, kReportable)) + small(kUserModel));
    const auto user = item(kSequence, empty() + small(0) + small(0) + empty() + empty() + empty());
    const auto get = item(kGetRequest, integer(number) + small(0) + small(0) + item(kSequence, {}));
    const auto data = item(kSequence, empty() + empty() + get);
    return item(kSequence, small(static_cast<char>(kVersion)) + head + item(kOctetString, user) + data);
}

std::optional<Failure> refuse_snmp(std::string_view octets, std::uint32_t number)
{
    auto message = take(octets, kSequence);
    const auto version = message ? take_number(*message) : std::nullopt;
    if (!version) {
        return no_answer(FailureKind::malformed, "no SNMP message");
    }
    auto head = *version == kVersion ? take(*message, kSequence) : std::nullopt;
    const auto id = head ? take_number(*head) : std::nullopt;
    if (!id) {
        return no_answer(FailureKind::malformed, "no head of an SNMPv3 message");
    }
    return *id == number ? std::nullopt : std::optional(no_answer(FailureKind::mismatch, "another message id"));
}

}  // namespace wire
