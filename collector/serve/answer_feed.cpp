#include "collector/serve/atom.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/text.hpp"
#include "measure/words.hpp"

#include <algorithm>

namespace collector::serve {
namespace {

constexpr std::size_t kMostEntries = 100;

/// Rounds are UTC days: a change is as old as its round.
std::string time_of(const std::string& round)
{
    return round + "T00:00:00Z";
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
           xml_element("updated", time_of(change.round)) + "<link href=\"" +
           escape_html(page + "/targets/" + percent_encode(change.target)) + "\"/><category term=\"" +
           escape_html(change.country) + "\"/></entry>\n";
}

/// A round that is made otherwise stands before its changes: they may come of that.
std::string entry_of(const BasisChange& change, const std::string& page)
{
    const std::string rules =
        change.other_rules ? ": methodology " + change.methodology_before + " -> " + change.methodology : "";
    const std::string frame = change.other_frame ? ": another list of targets" : "";
    return "<entry>" + xml_element("id", "urn:sextant:basis:" + change.round + ":" + change.country) +
           xml_element("title", change.country + rules + frame) + xml_element("updated", time_of(change.round)) +
           "<link href=\"" + escape_html(page + "/countries/" + change.country + "/changes") + "\"/><category term=\"" +
           escape_html(change.country) + "\"/></entry>\n";
}

struct Entry {
    std::string round;
    std::string text;
};

/// Newest first; of one round what it is made of comes before what it brought.
std::vector<Entry> entries_of(const std::vector<ChangeView>& changes, const std::vector<BasisChange>& basis,
                              const std::string& page)
{
    std::vector<Entry> entries;
    for (const auto& it : basis) {
        entries.push_back({it.round, entry_of(it, page)});
    }
    for (const auto& it : changes) {
        entries.push_back({it.round, entry_of(it, page)});
    }
    std::ranges::stable_sort(entries, std::ranges::greater{}, &Entry::round);
    entries.resize(std::min(entries.size(), kMostEntries));
    return entries;
}

std::string feed_of(const std::string& country, const std::vector<Entry>& entries, const Publisher& publisher)
{
    std::string text;
    for (const auto& entry : entries) {
        text += entry.text;
    }
    const auto updated = entries.empty() ? "" : time_of(entries.front().round);
    return atom_feed("urn:sextant:changes:" + (country.empty() ? "all" : country),
                     "Changes of IPv6 readiness" + (country.empty() ? "" : ", " + country), updated, publisher, text);
}

}  // namespace

Answer answer_changes_feed(const Call& call)
{
    const auto country = call.parameter("country");
    const ChangeFilter filter{.country = country, .first_round = {}, .newest_round = false};
    const auto changes = call.site.views.changes(filter, {}, kMostEntries);
    const auto basis = call.site.views.basis_changes(filter, kMostEntries);
    if (!changes || !basis) {
        return failed(call, changes ? basis.error() : changes.error());
    }
    const auto& publisher = call.site.publisher;
    return answer_text("application/atom+xml; charset=utf-8",
                       feed_of(country, entries_of(*changes, *basis, publisher.page), publisher));
}

}  // namespace collector::serve
