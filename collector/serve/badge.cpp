#include "collector/serve/badge.hpp"

#include "collector/serve/template.hpp"

namespace collector::serve {
namespace {

/// Widths are set, not measured: whatever font the reader has is stretched to them.
constexpr int kLetter = 7;
constexpr int kEdge = 6;

constexpr std::string_view kBadge =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="{{width}}" height="20" role="img" aria-label="{{label}}: {{value}}">)"
    R"(<title>{{label}}: {{value}}</title>{{{description}}})"
    R"(<rect width="{{width}}" height="20" rx="3" fill="{{colour}}"/><path d="M3 0h{{inner}}v20h-{{inner}}a3 3 0 0 1-3-3v-14a3 3 0 0 1 3-3z" fill="#3a4550"/>)"
    R"(<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">)"
    R"(<text x="6" y="14" textLength="{{label_length}}">{{label}}</text><text x="{{value_at}}" y="14" textLength="{{value_length}}">{{value}}</text></g></svg>)";

}  // namespace

std::string badge_svg(std::string_view label, std::string_view value, std::string_view colour, std::string_view origin)
{
    const auto description = origin.empty()
                                 ? std::string()
                                 : fill("<desc>{{origin}}</desc>", {.text = {{"origin", std::string(origin)}}, .html = {}});
    const auto label_length = static_cast<int>(label.size()) * kLetter;
    const auto value_length = static_cast<int>(value.size()) * kLetter;
    const auto left = label_length + 2 * kEdge;
    return fill(kBadge, {.text = {{"label", std::string(label)},
                                  {"value", std::string(value)},
                                  {"colour", std::string(colour)},
                                  {"width", std::to_string(left + value_length + 2 * kEdge)},
                                  {"inner", std::to_string(left - 3)},
                                  {"label_length", std::to_string(label_length)},
                                  {"value_length", std::to_string(value_length)},
                                  {"value_at", std::to_string(left + kEdge)}},
                         .html = {{"description", description}}}) +
           "\n";
}

}  // namespace collector::serve
