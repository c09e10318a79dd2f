#include "probe/cpe/capture/pcapng.hpp"

#include <array>

namespace cpe::capture {
namespace {

using frames::Octets;
using frames::OctetView;

constexpr std::uint32_t kSection = 0x0A0D0D0A;
constexpr std::uint32_t kMagic = 0x1A2B3C4D;
constexpr std::uint32_t kInterface = 1;
constexpr std::uint32_t kEnhancedPacket = 6;
constexpr std::uint16_t kEthernet = 1;

constexpr std::uint16_t kEnd = 0;
constexpr std::uint16_t kComment = 1;
constexpr std::uint16_t kName = 2;
constexpr std::uint16_t kFlags = 2;
constexpr std::uint16_t kResolution = 9;
constexpr std::uint8_t kNanoseconds = 9;

constexpr std::size_t kMostOctets = 1U << 20U;  ///< No frame and no option of ours comes near: more is no capture.

/// Little-endian: every machine this runs on, and what the magic number says.
class Block {
public:
    Block& number(std::uint64_t value, std::size_t octets)
    {
        for (std::size_t i = 0; i < octets; ++i) {
            octets_.push_back(static_cast<std::uint8_t>(value >> 8U * i));
        }
        return *this;
    }

    Block& padded(OctetView octets)
    {
        octets_.insert(octets_.end(), octets.begin(), octets.end());
        octets_.resize((octets_.size() + 3) / 4 * 4);
        return *this;
    }

    Block& option(std::uint16_t code, OctetView value) { return number(code, 2).number(value.size(), 2).padded(value); }

    /// The body between its type and its length, which stands at both ends.
    Octets closed(std::uint32_t type) const
    {
        const auto length = octets_.size() + 12;
        Block block;
        block.number(type, 4).number(length, 4).padded(octets_).number(length, 4);
        return block.octets_;
    }

private:
    Octets octets_;
};

Octets octets_of(std::string_view text)
{
    return {text.begin(), text.end()};
}

void add_interface(Octets& octets, Port port)
{
    Block block;
    block.number(kEthernet, 2).number(0, 2).number(0, 4);
    block.option(kName, octets_of(to_string(port))).option(kResolution, std::array{kNanoseconds}).option(kEnd, {});
    const auto closed = block.closed(kInterface);
    octets.insert(octets.end(), closed.begin(), closed.end());
}

/// Reads little-endian numbers; what is missing makes it not ok, as frames::Reader does.
class Cursor {
public:
    explicit Cursor(OctetView octets) : reader_(octets) {}

    std::uint64_t number(std::size_t octets)
    {
        std::uint64_t value = 0;
        const auto taken = reader_.take(octets);
        for (std::size_t i = taken.size(); i > 0; --i) {
            value = value << 8U | taken[i - 1];
        }
        return value;
    }

    std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
    std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
    OctetView padded(std::size_t octets)
    {
        const auto taken = reader_.take(octets);
        reader_.take((4 - octets % 4) % 4);
        return taken;
    }
    bool empty() const { return reader_.empty(); }
    bool ok() const { return reader_.ok(); }

private:
    frames::Reader reader_;
};

struct Interface {
    std::int64_t nanoseconds_a_tick = 1000;
};

Interface read_interface(Cursor body)
{
    Interface interface;
    body.number(8);
    while (!body.empty() && body.ok()) {
        const auto code = body.u16();
        const auto value = body.padded(body.u16());
        if (code == kResolution && value.size() == 1 && value[0] <= kNanoseconds) {
            interface.nanoseconds_a_tick = 1;
            for (auto power = value[0]; power < kNanoseconds; ++power) {
                interface.nanoseconds_a_tick *= 10;
            }
        }
    }
    return interface;
}

void read_options(Cursor& body, Record& record)
{
    while (!body.empty() && body.ok()) {
        const auto code = body.u16();
        const auto value = body.padded(body.u16());
        if (code == kComment) {
            record.comment.assign(value.begin(), value.end());
        } else if (code == kFlags && value.size() == 4) {
            record.direction = (value[0] & 3U) == 2 ? Direction::sent : Direction::received;
        }
    }
}

std::optional<Record> read_packet(Cursor body, const std::vector<Interface>& interfaces)
{
    const auto interface = body.u32();
    const auto high = body.number(4);
    const auto ticks = high << 32U | body.number(4);
    const auto captured = body.u32();
    body.u32();
    if (interface >= interfaces.size() || interface > 1 || captured > kMostOctets) {
        return std::nullopt;
    }
    Record record{.port = static_cast<Port>(interface)};
    const auto scaled = ticks * static_cast<std::uint64_t>(interfaces[interface].nanoseconds_a_tick);
    record.time = Time(std::chrono::nanoseconds(static_cast<std::int64_t>(scaled)));
    const auto octets = body.padded(captured);
    record.octets.assign(octets.begin(), octets.end());
    read_options(body, record);
    return body.ok() ? std::optional(std::move(record)) : std::nullopt;
}

}  // namespace

std::string_view to_string(Port port)
{
    return port == Port::lan ? "lan" : "wan";
}

Octets pcapng_head()
{
    auto octets = Block().number(kMagic, 4).number(1, 2).number(0, 2).number(~std::uint64_t{0}, 8).closed(kSection);
    add_interface(octets, Port::lan);
    add_interface(octets, Port::wan);
    return octets;
}

Octets pcapng_packet(const Record& record)
{
    const auto ticks = static_cast<std::uint64_t>(record.time.time_since_epoch().count());
    Block block;
    block.number(static_cast<std::uint8_t>(record.port), 4).number(ticks >> 32U, 4).number(ticks & 0xFFFFFFFFU, 4);
    block.number(record.octets.size(), 4).number(record.octets.size(), 4).padded(record.octets);
    block.option(kFlags, std::array<std::uint8_t, 4>{static_cast<std::uint8_t>(record.direction), 0, 0, 0});
    if (!record.comment.empty()) {
        block.option(kComment, octets_of(record.comment));
    }
    return block.option(kEnd, {}).closed(kEnhancedPacket);
}

measure::Result<std::vector<Record>> read_pcapng(OctetView octets)
{
    std::vector<Record> records;
    std::vector<Interface> interfaces;
    Cursor cursor(octets);
    for (bool first = true; !cursor.empty(); first = false) {
        const auto type = cursor.u32();
        const auto length = cursor.u32();
        if (first && type != kSection) {
            return measure::error("this is no pcapng capture: it does not begin with a section");
        }
        if (!cursor.ok() || length < 12 || length % 4 != 0) {
            return records;
        }
        const auto body = cursor.padded(length - 12);
        cursor.u32();
        if (!cursor.ok()) {
            return records;
        }
        if (type == kInterface) {
            interfaces.push_back(read_interface(Cursor(body)));
        } else if (type == kEnhancedPacket) {
            if (auto record = read_packet(Cursor(body), interfaces)) {
                records.push_back(*std::move(record));
            }
        }
    }
    return records;
}

Octets write_pcapng(const std::vector<Record>& records)
{
    auto octets = pcapng_head();
    for (const auto& record : records) {
        const auto packet = pcapng_packet(record);
        octets.insert(octets.end(), packet.begin(), packet.end());
    }
    return octets;
}

}  // namespace cpe::capture
