#include "wire/text_sketch.hpp"

#include <algorithm>
#include <limits>

namespace wire {
namespace {

/// FNV-1a, 64 bits: the parameters of its authors.
constexpr std::uint64_t kOffset = 0xcbf29ce484222325ULL;
constexpr std::uint64_t kPrime = 0x100000001b3ULL;

constexpr std::uint64_t kEmpty = std::numeric_limits<std::uint64_t>::max();

/// Longer words are tokens.
constexpr std::size_t kLongestWord = 40;

/// What every word that varies reads as.
constexpr std::uint64_t kVarying = 1;

/// The finalizer of splitmix64: every bit of the result depends on every bit of the argument.
std::uint64_t mixed(std::uint64_t value)
{
    value ^= value >> 30U;
    value *= 0xbf58476d1ce4e5b9ULL;
    value ^= value >> 27U;
    value *= 0x94d049bb133111ebULL;
    return value ^ value >> 31U;
}

/// Octets of the UTF-8 character that begins so; 0 for an octet that begins none.
std::size_t length_of(char first)
{
    const auto octet = static_cast<unsigned char>(first);
    return octet < 0x80 ? 1 : octet < 0xc2 ? 0 : octet < 0xe0 ? 2 : octet < 0xf0 ? 3 : octet < 0xf5 ? 4 : 0;
}

std::uint32_t code_point(std::string_view character)
{
    auto point = static_cast<std::uint32_t>(static_cast<unsigned char>(character[0]) & (0xffU >> (character.size() + 1)));
    for (const char next : character.substr(1)) {
        point = point << 6U | (static_cast<unsigned char>(next) & 0x3fU);
    }
    return point;
}

bool within(std::uint32_t point, std::uint32_t first, std::uint32_t last)
{
    return point >= first && point <= last;
}

/// Spaces and punctuation beyond ASCII.
bool separates(std::uint32_t point)
{
    return within(point, 0x80, 0xbf) || within(point, 0x2000, 0x206f) || within(point, 0x3000, 0x303f) ||
           within(point, 0xff00, 0xff0f);
}

/// Thai to Khmer, and the scripts of East Asia: no spaces between their words.
bool is_symbol(std::uint32_t point)
{
    return within(point, 0x0e00, 0x0eff) || within(point, 0x1000, 0x109f) || within(point, 0x1780, 0x17ff) ||
           within(point, 0x2e80, 0xd7ff) || within(point, 0xf900, 0xfaff) || within(point, 0x20000, 0x3ffff);
}

bool is_letter(char octet)
{
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') || octet == '\'' || octet == '_';
}

}  // namespace

TextSketch::TextSketch() : hash_(kOffset)
{
    least_.fill(kEmpty);
}

void TextSketch::add(std::string_view text)
{
    for (const char octet : text) {
        const auto wanted = pending_.empty() ? length_of(octet) : length_of(pending_[0]);
        const bool goes_on = (static_cast<unsigned char>(octet) & 0xc0U) == 0x80U;
        if (pending_.empty() ? wanted < 2 : !goes_on) {
            pending_.clear();
            add_letter(octet);
            continue;
        }
        pending_ += octet;
        if (pending_.size() == wanted) {
            add_symbol(pending_);
            pending_.clear();
        }
    }
}

/// One octet of ASCII, or one that is no text.
void TextSketch::add_letter(char octet)
{
    const bool digit = octet >= '0' && octet <= '9';
    if (!digit && !is_letter(octet)) {
        end_word();
        return;
    }
    varies_ = varies_ || digit;
    const char lower = octet >= 'A' && octet <= 'Z' ? static_cast<char>(octet + ('a' - 'A')) : octet;
    hash_ = (hash_ ^ static_cast<unsigned char>(lower)) * kPrime;
    ++length_;
}

/// One character beyond ASCII: part of a word, a word of its own, or between words.
void TextSketch::add_symbol(std::string_view character)
{
    const auto point = code_point(character);
    if (separates(point) || is_symbol(point)) {
        end_word();
    }
    if (separates(point)) {
        return;
    }
    for (const char octet : character) {
        hash_ = (hash_ ^ static_cast<unsigned char>(octet)) * kPrime;
    }
    length_ += character.size();
    if (is_symbol(point)) {
        end_word();
    }
}

void TextSketch::end_word()
{
    if (length_ > 0) {
        take_word(varies_ || length_ > kLongestWord ? kVarying : hash_);
    }
    hash_ = kOffset;
    length_ = 0;
    varies_ = false;
}

void TextSketch::take_word(std::uint64_t word)
{
    if (is_full()) {
        return;
    }
    ++words_;
    recent_ = {recent_[1], recent_[2], word};
    if (words_ >= recent_.size()) {
        take_shingle(mixed(mixed(mixed(recent_[0]) + recent_[1]) + recent_[2]));
    }
}

void TextSketch::take_shingle(std::uint64_t shingle)
{
    auto& bin = least_[shingle % kBins];
    bin = std::min(bin, shingle / kBins);
}

/// Each empty bin takes from the first full one of a row that its own number alone decides, so that two sketches with
/// the same full bins borrow alike.
void TextSketch::densify()
{
    const auto full = least_;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        for (std::uint64_t attempt = 1; least_[bin] == kEmpty; ++attempt) {
            least_[bin] = full[mixed(bin << 32U | attempt) % kBins];
        }
    }
}

std::string TextSketch::finish()
{
    end_word();
    if (words_ == 0) {
        return {};
    }
    if (words_ < recent_.size()) {
        take_shingle(mixed(mixed(recent_[1]) + recent_[2]));
    }
    densify();
    std::string sketch;
    sketch.reserve(2 * kBins);
    for (const auto value : least_) {
        sketch += static_cast<char>(value >> 8U & 0xffU);
        sketch += static_cast<char>(value & 0xffU);
    }
    return sketch;
}

}  // namespace wire
