#include "wire/css_reader.hpp"

namespace wire {
namespace {

using measure::ResourceKind;

/// Longer identifiers are none that we look for.
constexpr std::size_t kLongestWord = 12;

char lower(char octet)
{
    return octet >= 'A' && octet <= 'Z' ? static_cast<char>(octet + ('a' - 'A')) : octet;
}

bool is_space(char octet)
{
    return octet == ' ' || octet == '\t' || octet == '\n' || octet == '\f' || octet == '\r';
}

bool is_word(char octet)
{
    return (lower(octet) >= 'a' && lower(octet) <= 'z') || (octet >= '0' && octet <= '9') || octet == '-' || octet == '_' ||
           octet == '@';
}

}  // namespace

void CssReader::add(std::string_view piece)
{
    for (const char octet : piece) {
        step(octet);
    }
}

void CssReader::end()
{
    if (state_ == State::url_bare) {
        finish_reference();
    }
    state_ = State::plain;
    escaped_ = import_ = font_face_ = false;
    word_.clear();
    reference_.clear();
}

void CssReader::step(char octet)
{
    switch (state_) {
        case State::plain:
        case State::slash: in_plain(octet); break;
        case State::comment:
        case State::comment_star: in_comment(octet); break;
        case State::string:
        case State::url_string: in_quotes(octet); break;
        case State::url_begin:
        case State::url_bare:
        case State::url_end: in_url(octet); break;
    }
}

void CssReader::in_plain(char octet)
{
    const bool after_slash = state_ == State::slash;
    state_ = octet == '/' ? State::slash : State::plain;
    if (after_slash && octet == '*') {
        state_ = State::comment;
    } else if (octet == '"' || octet == '\'') {
        state_ = State::string;
        quote_ = octet;
        reference_.clear();
    } else if (octet == '(' && word_ == "url") {
        state_ = State::url_begin;
        reference_.clear();
    }
    take_word(octet);
}

/// Identifiers, and what ends the rules they begin.
void CssReader::take_word(char octet)
{
    if (is_word(octet)) {
        if (word_.size() <= kLongestWord) {
            word_ += lower(octet);
        }
        return;
    }
    import_ = import_ || word_ == "@import";
    font_face_ = font_face_ || word_ == "@font-face";
    word_.clear();
    if (octet == ';' || octet == '{') {
        import_ = false;
    }
    if (octet == '}') {
        font_face_ = false;
    }
}

void CssReader::in_comment(char octet)
{
    const bool ends = state_ == State::comment_star && octet == '/';
    state_ = ends ? State::plain : octet == '*' ? State::comment_star : State::comment;
}

void CssReader::in_quotes(char octet)
{
    if (escaped_) {
        escaped_ = false;
        keep(octet);
        return;
    }
    if (octet == '\\') {
        escaped_ = true;
        return;
    }
    // A line end in a string ends it badly (section 4.3.5); without this one stray quote would hide the whole sheet.
    const bool broken = octet == '\n';
    if (octet != quote_ && !broken) {
        keep(octet);
        return;
    }
    if (state_ == State::url_string) {
        state_ = State::url_end;
        return;
    }
    state_ = State::plain;
    if (import_ && !broken) {
        finish_reference();
    }
}

void CssReader::in_url(char octet)
{
    if (escaped_) {
        escaped_ = false;
        keep(octet);
        return;
    }
    if (octet == ')') {
        finish_reference();
        return;
    }
    if (is_space(octet) || state_ == State::url_end) {
        state_ = state_ == State::url_bare ? State::url_end : state_;
        return;
    }
    if (state_ == State::url_begin && (octet == '"' || octet == '\'')) {
        state_ = State::url_string;
        quote_ = octet;
        return;
    }
    state_ = State::url_bare;
    escaped_ = octet == '\\';
    if (!escaped_) {
        keep(octet);
    }
}

void CssReader::keep(char octet)
{
    if (reference_.size() <= References::kLongest) {
        reference_ += octet;
    }
}

void CssReader::finish_reference()
{
    into_.add(reference_, import_ ? ResourceKind::style : font_face_ ? ResourceKind::font : ResourceKind::image);
    import_ = false;
    escaped_ = false;
    reference_.clear();
    state_ = State::plain;
}

}  // namespace wire
