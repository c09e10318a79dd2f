#pragma once

#include "wire/references.hpp"

#include <string>
#include <string_view>

namespace wire {

/// Finds what a style sheet refers to: url(...) and @import, in text that comes in pieces (CSS Syntax Level 3, sections 4.3.4
/// to 4.3.6). Comments and strings are skipped as such; an escape stands for the character after it.
///
/// Keeps at most one reference and one word in memory; time is linear in the text.
class CssReader {
public:
    explicit CssReader(References& into) : into_(into) {}

    void add(std::string_view piece);

    /// The text ends: what is open is closed, and the reader begins anew.
    void end();

private:
    enum class State { plain, slash, comment, comment_star, string, url_begin, url_bare, url_string, url_end };

    void step(char octet);
    void in_plain(char octet);
    void in_comment(char octet);
    void in_quotes(char octet);
    void in_url(char octet);
    void keep(char octet);
    void finish_reference();
    void take_word(char octet);

    References& into_;
    State state_ = State::plain;
    char quote_ = '"';
    bool escaped_ = false;
    bool import_ = false;     ///< Inside an @import whose URL has not come yet.
    bool font_face_ = false;  ///< After @font-face, until its block ends.
    std::string word_;        ///< The identifier or at-keyword being read, lower case.
    std::string reference_;
};

}  // namespace wire
