#include "collector/serve/atom.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/text.hpp"
#include "measure/words.hpp"

namespace collector::serve {
namespace {

constexpr std::size_t kMostEntries = 100;

/// Rounds are UTC days: a change is as old as its round.
std::string time_of(const ChangeView& change)
{
    return change.round + "T00:00:00Z";
}

std::string state_of(const measure::TargetState& state)
{
    return std::string(measure::to_word(state.state)) +
           (state.cause ? " (" + std::string(measure::to_word(*state.cause)) + ")" : "");
}

/// An id is for ever (RFC 4287 section 4.2.6): one change of one target in one round.
std::string entry_of(const ChangeView& change, const std::string& page)
{
    return "<entry>" + xml_element("id", "urn:sextant:change:" + change.round + ":" + percent_encode(change.target)) +
           xml_element("title", change.target + ": " + state_of(change.before) + " -> " + state_of(change.after)) +
           xml_element("updated", time_of(change)) + "<link href=\"" +
           escape_html(page + "/targets/" + percent_encode(change.target)) + "\"/><category term=\"" +
           escape_html(change.country) + "\"/></entry>\n";
}

std::string feed_of(const std::string& country, const std::vector<ChangeView>& changes, const Publisher& publisher)
{
    std::string entries;
    for (const auto& change : changes) {
        entries += entry_of(change, publisher.page);
    }
    const auto updated = changes.empty() ? "" : time_of(changes.front());
    return atom_feed("urn:sextant:changes:" + (country.empty() ? "all" : country),
                     "Changes of IPv6 readiness" + (country.empty() ? "" : ", " + country), updated, publisher, entries);
}

}  // namespace

Answer answer_changes_feed(const Call& call)
{
    const auto country = call.parameter("country");
    const ChangeFilter filter{.country = country, .first_round = {}, .newest_round = false};
    const auto changes = call.site.views.changes(filter, {}, kMostEntries);
    if (!changes) {
        return failed(call, changes.error());
    }
    return answer_text("application/atom+xml; charset=utf-8", feed_of(country, *changes, call.site.publisher));
}

}  // namespace collector::serve
