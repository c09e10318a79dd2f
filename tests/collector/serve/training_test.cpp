#include "collector/serve/icalendar.hpp"
#include "public_face.hpp"
#include "table_cells.hpp"
#include "tests/fakes/contribution_samples.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using serving::header_of;
using serving::PublicFace;

namespace {

/// The lines of a calendar as whoever reads it unfolds them (RFC 5545 section 3.1); each is held to its bounds.
std::vector<std::string> unfolded(const std::string& calendar)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < calendar.size();) {
        const auto end = calendar.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        const auto line = calendar.substr(at, end - at);
        CAPTURE(line);
        CHECK(line.size() <= 75);
        CHECK(line.find_first_of("\r\n") == std::string::npos);
        if (line.starts_with(' ')) {
            lines.back() += line.substr(1);
        } else {
            lines.push_back(line);
        }
        at = end + 2;
    }
    return lines;
}

bool has(const std::vector<std::string>& lines, const std::string& line)
{
    return std::ranges::find(lines, line) != lines.end();
}

/// The profile of the face with these events instead of its own.
void tell(PublicFace& face, const std::string& events)
{
    face.contributions.texts[30] = samples::contribution_text("profile", events, samples::body_of("profile"));
    ++face.views.at_version;
}

}  // namespace

TEST_CASE("3.1: a line is folded after 75 octets, and never within a character", "[serve][training]")
{
    using collector::serve::calendar_line;

    CHECK(calendar_line("A", "b") == "A:b\r\n");
    CHECK(calendar_line("A", std::string(73, 'b')) == "A:" + std::string(73, 'b') + "\r\n");
    CHECK(calendar_line("A", std::string(74, 'b')) == "A:" + std::string(73, 'b') + "\r\n b\r\n");
    CHECK(calendar_line("A", std::string(73 + 74, 'b')) ==
          "A:" + std::string(73, 'b') + "\r\n " + std::string(74, 'b') + "\r\n");
    CHECK(calendar_line("A", std::string(72, 'b') + "\u00e9") == "A:" + std::string(72, 'b') + "\r\n \u00e9\r\n");
    std::string chinese;
    for (int i = 0; i < 200; ++i) {
        chinese += "\u4e2d";
    }
    CHECK(unfolded(calendar_line("SUMMARY", chinese)) == std::vector<std::string>{"SUMMARY:" + chinese});
    CHECK(calendar_line("A", "b\r\nBEGIN:VALARM") == "A:b  BEGIN:VALARM\r\n");
}

TEST_CASE("3.3.11: what divides a text is escaped, a colon is not", "[serve][training]")
{
    CHECK(collector::serve::calendar_text("a,b;c\\n: d") == "a\\,b\\;c\\\\n: d");
}

TEST_CASE("events to come stand first, the soonest before the others, then those that are over", "[serve][training]")
{
    PublicFace face;
    tell(face, samples::event_text("old", "2025-01-01", "2025-01-02") +
                   samples::event_text("late", "2027-01-01", "2027-01-02") +
                   samples::event_text("recent", "2026-11-01", "2026-11-20") +
                   samples::event_text("soon", "2026-11-21", "2026-11-21"));

    const auto answer = json::parse(face.ask("/api/v1/repository/events").body);
    std::vector<std::string> titles;
    for (const auto& it : answer["events"]) {
        titles.push_back(it["title"].get<std::string>() + (it["over"].get<bool>() ? ", over" : ""));
    }

    CHECK(titles == std::vector<std::string>{"soon", "late", "recent, over", "old, over"});
    CHECK(answer["day"] == "2026-11-21");
    CHECK(answer["events"][0]["contribution"] == "xa");
    CHECK(answer["events"][0]["version"] == 2);

    const auto first = json::parse(face.ask("/api/v1/repository/events", {{"limit", "3"}}).body);
    const auto cursor = first["next"].get<std::string>().substr(std::string("/api/v1/repository/events?cursor=").size());
    const auto second = json::parse(
        face.ask("/api/v1/repository/events", {{"limit", "3"}, {"cursor", cursor.substr(0, cursor.find('&'))}}).body);

    CHECK(first["events"].size() == 3);
    CHECK(first["count"] == 4);
    CHECK(second["events"].size() == 1);
    CHECK(second["next"].is_null());
    CHECK(face.ask("/api/v1/repository/events", {{"cursor", "AAAA"}}).status == 400);
}

TEST_CASE("3.6.1: each event of the calendar is whole days with the day after as its end", "[serve][training]")
{
    PublicFace face;
    tell(face, samples::event_text("Routers, twice; with \\ in it", "2026-12-30", "2026-12-31"));

    const auto answer = face.ask("/api/v1/repository/events.ics");
    const auto lines = unfolded(answer.body);

    CHECK(header_of(answer, "Content-Type") == "text/calendar; charset=utf-8");
    CHECK(lines.front() == "BEGIN:VCALENDAR");
    CHECK(lines.back() == "END:VCALENDAR");
    for (const auto* line : {"VERSION:2.0", "BEGIN:VEVENT", "DTSTAMP:20261120T040000Z", "DTSTART;VALUE=DATE:20261230",
                             "DTEND;VALUE=DATE:20270101", "SUMMARY;LANGUAGE=en:Routers\\, twice\\; with \\\\ in it",
                             "LOCATION;LANGUAGE=en:Capital\\, XA", "DESCRIPTION;LANGUAGE=en:Engineers\\nMinistry & co",
                             "CATEGORIES:XA", "URL:https://example.test/repository/xa", "END:VEVENT"}) {
        CAPTURE(line);
        CHECK(has(lines, line));
    }
    CHECK(answer.body == face.ask("/api/v1/repository/events.ics").body);
}

TEST_CASE("an event's own page goes before its profile's; an example says that it is one", "[serve][training]")
{
    PublicFace face;
    tell(face, samples::event_text("course", "2026-12-30", "2026-12-31") + "page = 'https://course.example.test/?a=1,2'\n");
    face.contributions.publications[1].card.example = true;

    const auto lines = unfolded(face.ask("/api/v1/repository/events.ics").body);

    CHECK(has(lines, "URL:https://course.example.test/?a=1,2"));
    CHECK(has(lines, "SUMMARY;LANGUAGE=en:Example: course"));
}

TEST_CASE("RFC 7986 5.3: the identifier is letters, digits and dashes, and stays when the profile has a new version",
          "[serve][training]")
{
    PublicFace face;
    const auto uid_in = [&face] {
        const auto lines = unfolded(face.ask("/api/v1/repository/events.ics").body);
        const auto found = std::ranges::find_if(lines, [](const auto& line) { return line.starts_with("UID:"); });
        REQUIRE(found != lines.end());
        return found->substr(4);
    };
    const auto before = uid_in();
    face.contributions.publications[1].version = 3;
    ++face.views.at_version;

    CHECK(before.size() < 255);
    CHECK(std::ranges::all_of(before, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; }));
    CHECK(uid_in() == before);
}

TEST_CASE("3.6: a calendar without events has a component all the same", "[serve][training]")
{
    PublicFace face;
    tell(face, "");

    const auto lines = unfolded(face.ask("/api/v1/repository/events.ics").body);

    CHECK_FALSE(has(lines, "BEGIN:VEVENT"));
    CHECK(has(lines, "BEGIN:VTIMEZONE"));
    CHECK(json::parse(face.ask("/api/v1/repository/events").body)["events"].empty());
}

TEST_CASE("events of one country are asked for by its code, in every form", "[serve][training]")
{
    PublicFace face;

    for (const auto* form : {"", ".ics", ".csv", ".ndjson"}) {
        face.contributions.asked = {};
        CHECK(face.ask(std::string("/api/v1/repository/events") + form, {{"country", "XB"}}).status == 200);
        CHECK(face.contributions.asked.country == "XB");
    }
}

TEST_CASE("a collector without a repository has no events, and says so in every form", "[serve][training]")
{
    PublicFace face;
    face.contributions.publications.clear();

    CHECK(json::parse(face.ask("/api/v1/repository/events").body)["count"] == 0);
    CHECK(serving::cells_of(face.body_of(face.ask("/api/v1/repository/events.csv"))).size() == 1);
}
