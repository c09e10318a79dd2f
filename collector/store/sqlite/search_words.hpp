#pragma once

#include <string>
#include <string_view>

namespace collector::store::sqlite {

/// Text as the full-text index takes it in. FTS5's unicode61 parts words at spaces and marks, which serves Arabic, English,
/// French, Russian and Spanish; Chinese has neither, so each of its characters becomes a word here. Of Arabic the vowel marks and
/// the lengthening stroke go, letters that are written in several ways become one, and the article is taken off: readers leave
/// all of it out.
std::string fold_words(std::string_view text);

/// What a reader typed, as a MATCH expression: every word must be there, its last letters may be missing; a run of Chinese must
/// stand as typed. "" when there is no word in it.
std::string match_expression(std::string_view typed);

}  // namespace collector::store::sqlite
