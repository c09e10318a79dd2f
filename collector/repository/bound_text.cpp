#include "collector/repository/bound_text.hpp"

#include "collector/repository/markdown.hpp"

#include <algorithm>
#include <array>

namespace collector::repository {
namespace {

using daemons::ConfigTable;
using daemons::Presence;
using measure::Result;

constexpr std::size_t kLongestName = 60;

/// U+202A to U+202E in UTF-8. Isolates (U+2066 to U+2069) end with their line and stay.
constexpr std::array<std::string_view, 5> kTurningMarks{"\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD",
                                                        "\xE2\x80\xAE"};

bool is_control(char c)
{
    const auto octet = static_cast<unsigned char>(c);
    return (octet < 0x20 && c != '\n' && c != '\t' && c != '\r') || octet == 0x7F;
}

Result<void> take_line(const std::string& text, std::string& into, std::size_t longest)
{
    const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
    if (blank || text.size() > longest) {
        return measure::error(blank ? "it is empty" : "it is longer than " + std::to_string(longest) + " octets", {},
                              blank ? "say it in words, or leave the key out where it may be" : "say it in fewer words");
    }
    if (const auto odd = forbidden_in(text); !odd.empty() || text.find('\n') != std::string::npos) {
        return measure::error("it holds " + (odd.empty() ? "a line end" : odd), {}, "write plain text on one line");
    }
    into = text;
    return {};
}

Result<void> take_name(const std::string& text, std::string& into)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (text.empty() || text.size() > kLongestName || !std::all_of(text.begin(), text.end(), fits)) {
        return measure::error("'" + text.substr(0, kLongestName) + "' cannot be a name", {},
                              "use a-z, 0-9 and -, at most 60 of them");
    }
    into = text;
    return {};
}

}  // namespace

std::string forbidden_in(std::string_view text)
{
    if (std::any_of(text.begin(), text.end(), is_control)) {
        return "a control character";
    }
    const auto turns = [text](std::string_view mark) { return text.find(mark) != std::string_view::npos; };
    return std::any_of(kTurningMarks.begin(), kTurningMarks.end(), turns) ? "a mark that turns the reading direction" : "";
}

void bind_line(ConfigTable& keys, const std::string& key, std::string& into, const std::string& doc, Presence presence,
               std::size_t longest)
{
    keys.parsed(
        key, "text", "", [&into, longest](const std::string& text) { return take_line(text, into, longest); }, doc,
        presence);
}

void bind_address(ConfigTable& keys, const std::string& key, std::string& into, const std::string& doc, Presence presence)
{
    const auto take = [&into](const std::string& text) -> Result<void> {
        if (!is_web_address(text) || !forbidden_in(text).empty()) {
            return measure::error("it is no web address", {}, "write the whole of it, from https:// on");
        }
        into = text;
        return {};
    };
    keys.parsed(key, "web address", "", take, doc, presence);
}

void bind_name(ConfigTable& keys, const std::string& key, std::string& into, const std::string& doc, Presence presence)
{
    keys.parsed(
        key, "name", "", [&into](const std::string& text) { return take_name(text, into); }, doc, presence);
}

void bind_choice(ConfigTable& keys, const std::string& key, const std::string& choices, const std::string& doc,
                 std::function<bool(const std::string&)> take)
{
    const auto refuse_others = [take = std::move(take), choices](const std::string& text) -> Result<void> {
        return take(text)
                   ? Result<void>()
                   : measure::error("'" + text.substr(0, kLongestName) + "' is not known", {}, "use one of: " + choices);
    };
    keys.parsed(key, choices, "", refuse_others, doc, Presence::required);
}

std::string listed(std::span<const std::string_view> words)
{
    std::string text;
    for (const auto word : words) {
        text.append(text.empty() ? "" : ", ").append(word);
    }
    return text;
}

}  // namespace collector::repository
