#include "probe/cpe/frames/dns.hpp"

#include <cctype>

namespace cpe::frames::dns {
namespace {

constexpr std::uint16_t kInternet = 1;
constexpr std::uint16_t kOpt = 41;
constexpr std::uint32_t kTtl = 60;

constexpr unsigned kResponse = 0x8000;
constexpr unsigned kTruncated = 0x0200;
constexpr unsigned kRecursionDesired = 0x0100;
constexpr unsigned kRecursionAvailable = 0x0080;
constexpr unsigned kAuthentic = 0x0020;
constexpr unsigned kCheckingDisabled = 0x0010;
constexpr std::uint32_t kDnssecOk = 0x8000;

std::string read_name(Reader& reader)
{
    std::string name;
    for (auto length = reader.u8(); length > 0 && reader.ok(); length = reader.u8()) {
        if ((length & 0xC0U) != 0) {  // a pointer ends the name (RFC 1035 section 4.1.4); where it points is not needed
            reader.u8();
            return name;
        }
        name += name.empty() ? "" : ".";
        for (const auto octet : reader.take(length)) {
            name += static_cast<char>(std::tolower(octet));
        }
    }
    return name;
}

void write_name(Writer& writer, std::string_view name)
{
    while (!name.empty()) {
        const auto label = name.substr(0, name.find('.'));
        writer.u8(label.size()).text(label);
        name.remove_prefix(std::min(name.size(), label.size() + 1));
    }
    writer.u8(0);
}

/// An OPT record says its size where others say their class, and its flags where others say their time (RFC 6891 section 6.1.2).
void read_record(Reader& reader, Message& message)
{
    read_name(reader);
    const auto type = reader.u16();
    const auto size = reader.u16();
    const auto flags = reader.u32();
    const auto data = reader.take(reader.u16());
    if (!reader.ok()) {
        return;
    }
    if (type == kOpt) {
        message.edns_size = size;
        message.dnssec_ok = (flags & kDnssecOk) != 0;
        return;
    }
    message.answers.push_back({.type = type, .data = {data.begin(), data.end()}});
}

unsigned flags_of(const Message& message)
{
    return (message.response ? kResponse : 0) | (message.truncated ? kTruncated : 0) |
           (message.recursion_desired ? kRecursionDesired : 0) | (message.recursion_available ? kRecursionAvailable : 0) |
           (message.authentic ? kAuthentic : 0) | (message.checking_disabled ? kCheckingDisabled : 0) | message.code;
}

void set_flags(Message& message, unsigned flags)
{
    message.response = (flags & kResponse) != 0;
    message.truncated = (flags & kTruncated) != 0;
    message.recursion_desired = (flags & kRecursionDesired) != 0;
    message.recursion_available = (flags & kRecursionAvailable) != 0;
    message.authentic = (flags & kAuthentic) != 0;
    message.checking_disabled = (flags & kCheckingDisabled) != 0;
    message.code = static_cast<std::uint8_t>(flags & 0xFU);
}

}  // namespace

std::optional<Message> read(OctetView octets)
{
    Reader reader(octets);
    Message message{.id = reader.u16()};
    set_flags(message, reader.u16());
    const auto questions = reader.u16();
    const auto answers = reader.u16();
    const auto authorities = reader.u16();
    const auto additional = reader.u16();
    message.name = read_name(reader);
    message.type = reader.u16();
    reader.u16();
    if (!reader.ok() || questions != 1) {
        return std::nullopt;
    }
    for (int i = 0; i < answers && reader.ok(); ++i) {
        read_record(reader, message);
    }
    const auto own = message.answers;
    for (int i = 0; i < authorities + additional && reader.ok(); ++i) {
        read_record(reader, message);
    }
    message.answers = own;
    return message;
}

Octets write(const Message& message)
{
    Writer writer;
    writer.u16(message.id).u16(flags_of(message)).u16(1).u16(message.answers.size()).u16(0).u16(message.edns_size > 0 ? 1 : 0);
    write_name(writer, message.name);
    writer.u16(message.type).u16(kInternet);
    for (const auto& answer : message.answers) {
        writer.u16(0xC00C).u16(answer.type).u16(kInternet).u32(kTtl).u16(answer.data.size()).add(answer.data);
    }
    if (message.edns_size > 0) {
        writer.u8(0).u16(kOpt).u16(message.edns_size).u32(message.dnssec_ok ? kDnssecOk : 0).u16(0);
    }
    return writer.take();
}

}  // namespace cpe::frames::dns
