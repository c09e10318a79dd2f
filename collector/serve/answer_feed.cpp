#include "collector/serve/handlers.hpp"
#include "collector/serve/text.hpp"
#include "measure/words.hpp"

namespace collector::serve {
namespace {

constexpr std::size_t kMostEntries = 100;
constexpr std::string_view kEpoch = "1970-01-01T00:00:00Z";

std::string element(std::string_view name, std::string_view text)
{
    const std::string tag(name);
    return "<" + tag + ">" + escape_html(text) + "</" + tag + ">";
}

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
    return "<entry>" + element("id", "urn:sextant:change:" + change.round + ":" + percent_encode(change.target)) +
           element("title", change.target + ": " + state_of(change.before) + " -> " + state_of(change.after)) +
           element("updated", time_of(change)) + "<link href=\"" +
           escape_html(page + "/targets/" + percent_encode(change.target)) + "\"/><category term=\"" +
           escape_html(change.country) + "\"/></entry>\n";
}

std::string feed_of(const std::string& country, const std::vector<ChangeView>& changes, const Publisher& publisher)
{
    std::string feed = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
    feed += element("id", "urn:sextant:changes:" + (country.empty() ? "all" : country));
    feed += element("title", "Changes of IPv6 readiness" + (country.empty() ? "" : ", " + country));
    feed += element("updated", changes.empty() ? std::string(kEpoch) : time_of(changes.front()));
    feed += "<author>" + element("name", publisher.name.empty() ? "Sextant" : publisher.name) + "</author>\n";
    for (const auto& change : changes) {
        feed += entry_of(change, publisher.page);
    }
    return feed + "</feed>\n";
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
