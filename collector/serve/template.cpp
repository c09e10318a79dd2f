#include "collector/serve/template.hpp"

#include "collector/serve/text.hpp"

#include <cassert>

namespace collector::serve {
namespace {

std::string value_of(std::string_view name, const Values& values)
{
    if (const auto html = values.html.find(name); html != values.html.end()) {
        return html->second;
    }
    const auto text = values.text.find(name);
    assert(text != values.text.end());
    return escape_html(text->second);
}

}  // namespace

std::string fill(std::string_view page, const Values& values)
{
    std::string filled;
    for (auto open = page.find("{{"); open != std::string_view::npos; open = page.find("{{")) {
        filled += page.substr(0, open);
        const bool raw = page.substr(open).starts_with("{{{");
        const std::size_t braces = raw ? 3 : 2;
        const auto close = page.find("}}", open);
        assert(close != std::string_view::npos);
        filled += value_of(page.substr(open + braces, close - open - braces), values);
        page.remove_prefix(close + braces);
    }
    return filled.append(page);
}

}  // namespace collector::serve
