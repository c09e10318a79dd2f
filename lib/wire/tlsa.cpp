#include "wire/tlsa.hpp"

#include <array>
#include <charconv>

namespace wire {
namespace {

std::string_view next_word(std::string_view& text)
{
    const auto first = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(first);
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    return word;
}

std::optional<std::uint8_t> octet_of(std::string_view word, int base)
{
    std::uint8_t value = 0;
    const auto* end = word.data() + word.size();
    const auto read = std::from_chars(word.data(), end, value, base);
    return !word.empty() && read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

/// The rest of the text, blanks left out, as octets.
std::optional<std::string> octets_of(std::string_view text)
{
    std::string digits;
    for (auto word = next_word(text); !word.empty(); word = next_word(text)) {
        digits += word;
    }
    std::string octets;
    for (std::size_t at = 0; at < digits.size(); at += 2) {
        const auto octet = octet_of(std::string_view(digits).substr(at, 2), 16);
        if (!octet || at + 1 >= digits.size()) {
            return std::nullopt;
        }
        octets += static_cast<char>(*octet);
    }
    return octets;
}

}  // namespace

std::optional<measure::TlsaRecord> parse_tlsa(std::string_view text)
{
    std::array<std::optional<std::uint8_t>, 3> numbers;
    for (auto& number : numbers) {
        number = octet_of(next_word(text), 10);
    }
    auto data = octets_of(text);
    if (!numbers[0] || !numbers[1] || !numbers[2] || !data || data->empty()) {
        return std::nullopt;
    }
    return measure::TlsaRecord{
        .usage = *numbers[0], .selector = *numbers[1], .matching = *numbers[2], .data = *std::move(data)};
}

}  // namespace wire
