#include "probe/cpe/frames/octets.hpp"

#include <charconv>

namespace cpe::frames {

OctetView Reader::take(std::size_t count)
{
    if (count > rest_.size()) {
        ok_ = false;
        rest_ = {};
        return {};
    }
    const auto taken = rest_.first(count);
    rest_ = rest_.subspan(count);
    return taken;
}

std::uint64_t Reader::number(std::size_t count)
{
    std::uint64_t value = 0;
    for (const auto octet : take(count)) {
        value = value << 8U | octet;
    }
    return value;
}

Writer& Writer::add(OctetView octets)
{
    octets_.insert(octets_.end(), octets.begin(), octets.end());
    return *this;
}

Writer& Writer::text(std::string_view text)
{
    octets_.insert(octets_.end(), text.begin(), text.end());
    return *this;
}

Writer& Writer::number(std::uint64_t value, std::size_t count)
{
    for (std::size_t i = count; i > 0; --i) {
        octets_.push_back(static_cast<std::uint8_t>(value >> 8U * (i - 1)));
    }
    return *this;
}

std::string to_hex(OctetView octets)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const auto octet : octets) {
        text += kDigits[octet >> 4U];
        text += kDigits[octet & 0xFU];
    }
    return text;
}

std::optional<Octets> from_hex(std::string_view text)
{
    if (text.size() % 2 != 0) {
        return std::nullopt;
    }
    Octets octets;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        std::uint8_t octet = 0;
        const auto* end = text.data() + i + 2;
        if (std::from_chars(text.data() + i, end, octet, 16).ptr != end) {
            return std::nullopt;
        }
        octets.push_back(octet);
    }
    return octets;
}

}  // namespace cpe::frames
