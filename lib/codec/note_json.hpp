#pragma once

#include "measure/public_note.hpp"
#include "measure/result.hpp"

#include <string>
#include <string_view>

namespace codec {

/// The kind of a note as one word: "erratum", "case" or "methodology".
std::string_view kind_of(const measure::PublicNote& note);

/// One JSON object on one line, its keys sorted.
std::string note_text(const measure::PublicNote& note);

/// The inverse. An unknown kind or a missing member is an error that says which.
measure::Result<measure::PublicNote> read_note(std::string_view text);

}  // namespace codec
