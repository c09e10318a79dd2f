#include "probe/spool/file_name.hpp"

#include <array>
#include <charconv>

namespace probe::spool {
namespace {

constexpr std::size_t kGenerationDigits = 8;
constexpr std::size_t kSeqDigits = 20;
constexpr std::array<std::string_view, 3> kEndings{".stream", ".open", ".batch"};

std::string padded(std::uint64_t number, std::size_t digits)
{
    const auto text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

template <typename Number>
std::optional<Number> parse_number(std::string_view text)
{
    Number number = 0;
    const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    return code == std::errc{} && stop == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::optional<BatchKey> parse_key(std::string_view text)
{
    if (text.size() != kGenerationDigits + 1 + kSeqDigits || text[kGenerationDigits] != '-') {
        return std::nullopt;
    }
    const auto generation = parse_number<std::uint32_t>(text.substr(0, kGenerationDigits));
    const auto seq = parse_number<std::uint64_t>(text.substr(kGenerationDigits + 1));
    return generation && seq ? std::optional(BatchKey{*generation, *seq}) : std::nullopt;
}

}  // namespace

std::string to_string(const FileName& name)
{
    auto text = padded(name.key.generation, kGenerationDigits);
    if (name.kind != FileKind::stream) {
        text += "-" + padded(name.key.seq, kSeqDigits);
    }
    return text.append(kEndings.at(static_cast<std::size_t>(name.kind)));
}

std::optional<FileName> parse_file_name(std::string_view text)
{
    for (const auto kind : {FileKind::open, FileKind::batch}) {
        const auto ending = kEndings.at(static_cast<std::size_t>(kind));
        if (text.ends_with(ending)) {
            const auto key = parse_key(text.substr(0, text.size() - ending.size()));
            return key ? std::optional(FileName{.kind = kind, .key = *key}) : std::nullopt;
        }
    }
    const auto ending = kEndings.front();
    if (!text.ends_with(ending) || text.size() != kGenerationDigits + ending.size()) {
        return std::nullopt;
    }
    const auto generation = parse_number<std::uint32_t>(text.substr(0, kGenerationDigits));
    return generation ? std::optional(FileName{.kind = FileKind::stream, .key = {*generation, 0}}) : std::nullopt;
}

}  // namespace probe::spool
