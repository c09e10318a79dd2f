#include "collector/repository/shallow.hpp"

#include <algorithm>

namespace collector::repository {
namespace {

/// The form needs one dot in a key; a number or a date has one more.
constexpr int kMostDots = 8;

/// Dots of a line that stand outside strings and comments.
int bare_dots(std::string_view line)
{
    int dots = 0;
    char quote = '\0';
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != '\0') {
            i += quote == '"' && c == '\\' ? 1 : 0;
            quote = c == quote ? '\0' : quote;
        } else if (c == '#') {
            break;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else {
            dots += c == '.' ? 1 : 0;
        }
    }
    return dots;
}

bool spans_lines(std::string_view line)
{
    return line.find("\"\"\"") != std::string_view::npos || line.find("'''") != std::string_view::npos;
}

}  // namespace

measure::Result<void> check_shallow(std::string_view front, const std::string& name)
{
    for (int number = 1; !front.empty(); ++number) {
        const auto end = std::min(front.find('\n'), front.size());
        const auto line = front.substr(0, end);
        const auto where = name + ":" + std::to_string(number);
        if (spans_lines(line)) {
            return measure::error("a text goes over several lines", where, "write it on one line, however long");
        }
        if (bare_dots(line) > kMostDots) {
            return measure::error("a key is nested too deeply", where, "use the keys of docs/repository.md");
        }
        front.remove_prefix(std::min(end + 1, front.size()));
    }
    return {};
}

}  // namespace collector::repository
