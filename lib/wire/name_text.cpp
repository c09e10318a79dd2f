#include "wire/name_text.hpp"

#include <ldns/ldns.h>

#include <algorithm>
#include <span>
#include <string_view>

namespace wire {
namespace {

void append(std::string& text, unsigned char octet)
{
    constexpr std::string_view kSpecial = ".;()\\";
    if (octet <= ' ' || octet > '~') {
        text += {'\\', static_cast<char>('0' + octet / 100), static_cast<char>('0' + octet / 10 % 10),
                 static_cast<char>('0' + octet % 10)};
        return;
    }
    const auto letter = static_cast<char>(octet);
    if (kSpecial.find(letter) != std::string_view::npos) {
        text += '\\';
    }
    text += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

/// ldns would format every octet with printf: a third of what reading a reply costs.
std::string name_text(const ldns_rdf& name)
{
    const std::span<const std::uint8_t> wire(ldns_rdf_data(&name), ldns_rdf_size(&name));
    std::string text;
    text.reserve(wire.size());
    for (std::size_t at = 0; at < wire.size() && wire[at] > 0;) {
        const auto end = std::min<std::size_t>(at + 1 + wire[at], wire.size());
        if (at > 0) {
            text += '.';
        }
        for (++at; at < end; ++at) {
            append(text, wire[at]);
        }
    }
    return text;
}

}  // namespace wire
