#include "collector/aggregate/rounds.hpp"
#include "collector/repository/training.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/icalendar.hpp"
#include "collector/serve/paging.hpp"
#include "collector/serve/table.hpp"
#include "collector/serve/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

/// Training events of all Member States: they stand in their profiles, and are brought together here.
namespace collector::serve {
namespace {

using repository::Training;
using Trainings = std::vector<Training>;

measure::Result<Trainings> trainings_of(const Call& call)
{
    const auto* contributions = call.site.contributions;
    return contributions == nullptr ? Trainings{} : repository::training_of(*contributions, call.parameter("country"));
}

Json training_json(const Training& it, bool over)
{
    const auto& [id, event, profile] = it;
    return {{"event", id},
            {"title", event.title},
            {"first", event.first},
            {"last", event.last},
            {"over", over},
            {"place", event.place},
            {"audience", event.audience},
            {"page", event.page},
            {"country", profile.card.country},
            {"language", profile.card.language},
            {"contributor", profile.card.contributor},
            {"example", profile.card.example},
            {"contribution", profile.contribution},
            {"version", profile.version}};
}

/// What comes, the soonest first; then what is over, the newest first. Given by rising days.
void put_coming_first(Trainings& all, const std::string& day)
{
    const auto coming = std::stable_partition(all.begin(), all.end(),
                                              [&](const Training& it) { return !repository::is_over(it.event, day); });
    std::reverse(coming, all.end());
}

std::string calendar_day(const std::string& day)
{
    std::string digits = day;
    std::erase(digits, '-');
    return digits;
}

/// RFC 5545 section 3.3.5, form 2: UTC, without marks between.
std::string calendar_time(measure::Timestamp at)
{
    auto text = measure::to_rfc3339(std::chrono::floor<std::chrono::seconds>(at));
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text.substr(0, text.find_first_of(".Z")) + 'Z';
}

/// Where one learns more: a page of its own, else its profile here; "" when neither has an address.
std::string page_of(const Training& it, const Publisher& publisher)
{
    const bool has_own = !it.event.page.empty() || publisher.page.empty();
    return has_own ? it.event.page : publisher.page + "/repository/" + percent_encode(it.profile.contribution);
}

/// The end of a whole day is the day after (RFC 5545 section 3.6.1). An identifier holds no host and is letters, digits and dashes
/// alone (RFC 7986 section 5.3). The day is not a person's own:
/// nobody is busy for it (TRANSP).
std::string calendar_event(const Training& it, const Publisher& publisher)
{
    const auto& [id, event, profile] = it;
    const auto& card = profile.card;
    const auto in_language = [&](const std::string& name) { return name + ";LANGUAGE=" + card.language; };
    const auto page = page_of(it, publisher);
    return calendar_line("BEGIN", "VEVENT") + calendar_line("UID", "sextant-event-" + id) +
           calendar_line("DTSTAMP", calendar_time(profile.published)) +
           calendar_line("DTSTART;VALUE=DATE", calendar_day(event.first)) +
           calendar_line("DTEND;VALUE=DATE", calendar_day(measure::day_after(event.last))) +
           calendar_line(in_language("SUMMARY"), calendar_text((card.example ? "Example: " : "") + event.title)) +
           calendar_line(in_language("LOCATION"), calendar_text(event.place + ", " + card.country)) +
           calendar_line(in_language("DESCRIPTION"),
                         calendar_text(event.audience) + "\\n" + calendar_text(card.contributor)) +
           calendar_line("CATEGORIES", calendar_text(card.country)) + (page.empty() ? "" : calendar_line("URL", page)) +
           calendar_line("TRANSP", "TRANSPARENT") + calendar_line("END", "VEVENT");
}

/// A calendar has at least one component (RFC 5545 section 3.6); one without events has the time zone that it does not need.
std::string no_event()
{
    return calendar_line("BEGIN", "VTIMEZONE") + calendar_line("TZID", "Etc/UTC") + calendar_line("BEGIN", "STANDARD") +
           calendar_line("DTSTART", "19700101T000000") + calendar_line("TZOFFSETFROM", "+0000") +
           calendar_line("TZOFFSETTO", "+0000") + calendar_line("END", "STANDARD") + calendar_line("END", "VTIMEZONE");
}

}  // namespace

Answer answer_training(const Call& call)
{
    const auto before = rows_before(call);
    if (!before) {
        return tl::unexpected(before.error());
    }
    auto all = trainings_of(call);
    if (!all) {
        return failed(call, all.error());
    }
    const auto day = aggregate::day_of(call.site.now());
    put_coming_first(*all, day);
    const auto end = std::min(all->size(), *before + page_size(call));
    auto document = new_document();
    document["day"] = day;
    document["count"] = all->size();
    document["events"] = Json::array();
    for (auto i = *before; i < end; ++i) {
        document["events"].push_back(training_json((*all)[i], repository::is_over((*all)[i].event, day)));
    }
    return answer_page_of(std::move(document),
                          end < all->size() ? next_page(call, CursorKind::rows, std::to_string(end)) : "");
}

Answer answer_training_table(const Call& call)
{
    const auto all = trainings_of(call);
    if (!all) {
        return failed(call, all.error());
    }
    std::vector<std::vector<std::string>> rows{{"event", "country", "title", "first", "last", "place", "audience", "page",
                                                "language", "contributor", "example", "contribution", "version"}};
    for (const auto& [id, event, profile] : *all) {
        const auto& card = profile.card;
        rows.push_back({id, card.country, event.title, event.first, event.last, event.place, event.audience, event.page,
                        card.language, card.contributor, card.example ? "1" : "0", profile.contribution,
                        std::to_string(profile.version)});
    }
    return answer_table(call, "training-events", rows);
}

Answer answer_training_calendar(const Call& call)
{
    const auto all = trainings_of(call);
    if (!all) {
        return failed(call, all.error());
    }
    const auto country = call.parameter("country");
    auto calendar = calendar_line("BEGIN", "VCALENDAR") + calendar_line("VERSION", "2.0") +
                    calendar_line("PRODID", "-//Sextant//Training events//EN") +
                    calendar_line("NAME", calendar_text("Training with IPv6" + (country.empty() ? "" : ", " + country))) +
                    calendar_line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    for (const auto& it : *all) {
        calendar += calendar_event(it, call.site.publisher);
    }
    calendar += (all->empty() ? no_event() : "") + calendar_line("END", "VCALENDAR");
    auto response = answer_text("text/calendar; charset=utf-8", std::move(calendar));
    response.headers.emplace_back("Content-Disposition", "inline; filename=\"sextant-training.ics\"");
    return response;
}

}  // namespace collector::serve
