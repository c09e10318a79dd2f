#include "collector/store/sqlite/search_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace collector::store::sqlite {
namespace {

struct Letter {
    char32_t point = 0;
    std::string_view octets;
};

bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The character that begins `text`. What is no UTF-8 is one octet of no meaning.
Letter first_letter(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    const auto octets = text.substr(0, std::min(length, text.size()));
    const bool whole = octets.size() == length && std::all_of(octets.begin() + 1, octets.end(), continues);
    if (!whole || (lead >= 0x80 && length == 1)) {
        return {.point = U' ', .octets = text.substr(0, 1)};
    }
    char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        point = (point << 6U) | (static_cast<unsigned char>(octets[i]) & 0x3FU);
    }
    return {.point = point, .octets = octets};
}

/// Ideographs and kana: scripts without spaces (Unicode blocks).
bool stands_alone(char32_t point)
{
    return (point >= 0x3040 && point <= 0x30FF) || (point >= 0x3400 && point <= 0x4DBF) ||
           (point >= 0x4E00 && point <= 0x9FFF) || (point >= 0xF900 && point <= 0xFAFF) ||
           (point >= 0x20000 && point <= 0x2FA1F);
}

/// Vowel marks, the superscript alef and the lengthening stroke (Unicode block Arabic).
bool is_arabic_mark(char32_t point)
{
    return (point >= 0x064B && point <= 0x065F) || point == 0x0670 || point == 0x0640;
}

/// Letters that readers write in several ways, as the one they stand for.
std::string_view folded(const Letter& letter)
{
    switch (letter.point) {
        case 0x0622:
        case 0x0623:
        case 0x0625: return "\xD8\xA7";  // alef
        case 0x0629: return "\xD9\x87";  // heh
        case 0x0649: return "\xD9\x8A";  // yeh
        default: return letter.octets;
    }
}

constexpr std::string_view kArticle = "\xD8\xA7\xD9\x84";             // alef lam
constexpr std::string_view kAndArticle = "\xD9\x88\xD8\xA7\xD9\x84";  // waw alef lam

/// The article goes where enough of a word is left: two letters, of two octets each.
std::string without_article(std::string word)
{
    constexpr std::size_t kLeft = 4;
    for (const auto article : {kAndArticle, kArticle}) {
        if (word.starts_with(article) && word.size() >= article.size() + kLeft) {
            return word.substr(article.size());
        }
    }
    return word;
}

/// ASCII that parts words; all else is left to the tokenizer.
bool parts_words(char32_t point)
{
    const bool letter =
        (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z') || (point >= U'0' && point <= U'9');
    return point < 0x80 && !letter;
}

/// A word, or a run of characters that stand alone.
struct Word {
    std::string text;
    bool run = false;
};

std::vector<Word> words_in(std::string_view text)
{
    std::vector<Word> words;
    bool open = false;
    while (!text.empty()) {
        const auto letter = first_letter(text);
        text.remove_prefix(letter.octets.size());
        if (parts_words(letter.point)) {
            open = false;
        } else if (!is_arabic_mark(letter.point)) {
            const bool run = stands_alone(letter.point);
            if (!open || words.back().run != run) {
                words.push_back({.text = {}, .run = run});
            }
            words.back().text += run && !words.back().text.empty() ? " " : "";
            words.back().text += folded(letter);
            open = true;
        }
    }
    for (auto& word : words) {
        word.text = without_article(std::move(word.text));
    }
    return words;
}

}  // namespace

std::string fold_words(std::string_view text)
{
    std::string folded_text;
    for (const auto& word : words_in(text)) {
        folded_text += word.text + ' ';
    }
    return folded_text;
}

std::string match_expression(std::string_view typed)
{
    std::string expression;
    for (const auto& word : words_in(typed)) {
        expression += (expression.empty() ? "\"" : " \"") + word.text + (word.run ? "\"" : "\" *");
    }
    return expression;
}

}  // namespace collector::store::sqlite
