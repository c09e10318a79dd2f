#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cpe::frames {

using Octets = std::vector<std::uint8_t>;
using OctetView = std::span<const std::uint8_t>;

/// Reads foreign octets in network order. Once something was missing, everything after it is: `ok` is asked once, at the end.
class Reader {
public:
    explicit Reader(OctetView octets) : rest_(octets) {}

    std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
    std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
    OctetView take(std::size_t count);
    OctetView rest() { return take(rest_.size()); }
    bool empty() const { return rest_.empty(); }
    bool ok() const { return ok_; }

private:
    std::uint64_t number(std::size_t count);

    OctetView rest_;
    bool ok_ = true;
};

/// Appends numbers and octets in network order.
class Writer {
public:
    Writer& u8(std::uint64_t value) { return number(value, 1); }
    Writer& u16(std::uint64_t value) { return number(value, 2); }
    Writer& u32(std::uint64_t value) { return number(value, 4); }
    Writer& add(OctetView octets);
    Writer& text(std::string_view text);
    Octets take() { return std::move(octets_); }

private:
    Writer& number(std::uint64_t value, std::size_t count);

    Octets octets_;
};

/// Lower-case hexadecimal digits.
std::string to_hex(OctetView octets);

/// Nothing when a digit is missing or is none.
std::optional<Octets> from_hex(std::string_view text);

}  // namespace cpe::frames
