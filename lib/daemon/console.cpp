#include "daemon/console.hpp"

#include <algorithm>
#include <iostream>

namespace daemons {
namespace {

/// Characters of UTF-8 text as a terminal counts them, near enough for names.
std::size_t width_of(const std::string& text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

void print(const std::string& text)
{
    std::cout << text;
    std::cout.flush();
}

void say(const std::string& text)
{
    std::cerr << text << '\n';
}

int complain(std::span<const measure::Error> errors, Exit exit)
{
    for (const auto& error : errors) {
        say("error: " + measure::to_string(error));
    }
    return code(exit);
}

int complain(const measure::Error& error, Exit exit)
{
    return complain(std::span(&error, 1), exit);
}

std::string as_table(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], width_of(row[i]));
        }
    }
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += row[i];
            text += i + 1 < row.size() ? std::string(widths[i] - width_of(row[i]) + 2, ' ') : "\n";
        }
    }
    return text;
}

}  // namespace daemons
