#include "collector/serve/atom.hpp"

#include "collector/serve/text.hpp"

namespace collector::serve {
namespace {

constexpr std::string_view kEpoch = "1970-01-01T00:00:00Z";

}  // namespace

std::string xml_element(std::string_view name, std::string_view text)
{
    const std::string tag(name);
    return "<" + tag + ">" + escape_html(text) + "</" + tag + ">";
}

std::string atom_feed(std::string_view id, std::string_view title, std::string_view updated, const Publisher& publisher,
                      const std::string& entries)
{
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n" +
           xml_element("id", id) + xml_element("title", title) + xml_element("updated", updated.empty() ? kEpoch : updated) +
           "<author>" + xml_element("name", publisher.name.empty() ? "Sextant" : publisher.name) + "</author>\n" + entries +
           "</feed>\n";
}

}  // namespace collector::serve
