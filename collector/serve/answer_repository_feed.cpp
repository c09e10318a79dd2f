#include "collector/serve/atom.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/text.hpp"
#include "measure/words.hpp"

#include <algorithm>

/// The newest publications as an Atom feed (RFC 4287).
namespace collector::serve {
namespace {

constexpr std::size_t kMostEntries = 100;
constexpr std::size_t kLookedThrough = 1000;

/// An id is for ever (RFC 4287 section 4.2.6): one version of one contribution.
std::string entry_of(const Publication& it, const std::string& page)
{
    const auto version = std::to_string(it.version);
    const auto title = (it.card.example ? "Example: " : "") + it.card.title + (it.withdrawn ? " (withdrawn)" : "");
    return "<entry xml:lang=\"" + escape_html(it.card.language) + "\">" +
           xml_element("id", "urn:sextant:contribution:" + it.contribution + ":" + version) + xml_element("title", title) +
           xml_element("updated", measure::to_rfc3339(it.published)) + xml_element("summary", it.card.summary) + "<author>" +
           xml_element("name", it.card.contributor) + "</author><link href=\"" +
           escape_html(page + "/repository/" + percent_encode(it.contribution) + "/versions/" + version) +
           "\"/><category term=\"" + escape_html(it.card.country) + "\"/><category term=\"" +
           std::string(measure::to_word(it.card.kind)) + "\"/></entry>\n";
}

std::string feed_of(const std::string& country, const std::vector<Publication>& publications, const Publisher& publisher)
{
    std::string entries;
    for (const auto& it : publications) {
        entries += entry_of(it, publisher.page);
    }
    const auto updated = publications.empty() ? "" : measure::to_rfc3339(publications.front().published);
    return atom_feed("urn:sextant:repository:" + (country.empty() ? "all" : country),
                     "Experience with IPv6" + (country.empty() ? "" : ", " + country), updated, publisher, entries);
}

}  // namespace

Answer answer_repository_feed(const Call& call)
{
    const auto country = call.parameter("country");
    auto publications = call.site.contributions != nullptr ? call.site.contributions->versions("", kLookedThrough)
                                                           : std::vector<Publication>{};
    if (!publications) {
        return failed(call, publications.error());
    }
    std::erase_if(*publications, [&](const auto& it) { return !country.empty() && it.card.country != country; });
    publications->resize(std::min(publications->size(), kMostEntries));
    return answer_text("application/atom+xml; charset=utf-8", feed_of(country, *publications, call.site.publisher));
}

}  // namespace collector::serve
