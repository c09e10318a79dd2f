#pragma once

#include "daemon/config.hpp"
#include "measure/words.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

/// Keys whose values strangers will read on a page of ours.
namespace collector::repository {

/// A line of text for people: not empty, at most `longest` octets.
void bind_line(daemons::ConfigTable& keys, const std::string& key, std::string& into, const std::string& doc,
               daemons::Presence presence = daemons::Presence::required, std::size_t longest = 300);

/// An address that readers are sent to.
void bind_address(daemons::ConfigTable& keys, const std::string& key, std::string& into, const std::string& doc,
                  daemons::Presence presence = daemons::Presence::optional);

/// A word of a-z, 0-9 and -, that names something for ever.
void bind_name(daemons::ConfigTable& keys, const std::string& key, std::string& into, const std::string& doc,
               daemons::Presence presence = daemons::Presence::required);

/// A word that `knows` approves of; `choices` tells a person which there are.
void bind_choice(daemons::ConfigTable& keys, const std::string& key, const std::string& choices, const std::string& doc,
                 std::function<bool(const std::string&)> take);

/// "a, b, c"
std::string listed(std::span<const std::string_view> words);

/// A word of a closed list.
template <typename Enum>
void bind_word(daemons::ConfigTable& keys, const std::string& key, Enum& into, const std::string& doc)
{
    const auto take = [&into](const std::string& text) {
        const auto word = measure::from_word<Enum>(text);
        into = word.value_or(into);
        return word.has_value();
    };
    constexpr auto kWords = words_of(Enum{});
    bind_choice(keys, key, listed(kWords), doc, take);
}

/// What may not stand in any text of a contribution: "" or its description. Control characters but line ends and tabs, and the
/// marks that turn the direction of what follows (Unicode Standard Annex 9, section 2: they hide what a text says).
std::string forbidden_in(std::string_view text);

}  // namespace collector::repository
