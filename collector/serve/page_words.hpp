#pragma once

#include <string>
#include <string_view>

namespace collector::serve {

/// A word of a closed list as people read it on the pages without scripts: page_word("state", "absent") is "No IPv6".
/// They are the dashboard's English words, collector/web/messages/en.json; tests/web/page_words.test.mjs compares the two.
/// A word newer than the table shows itself, with spaces. Pure.
std::string page_word(std::string_view list, std::string_view word);

}  // namespace collector::serve
