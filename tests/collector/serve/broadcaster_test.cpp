#include "collector/serve/event_feed.hpp"
#include "public_face.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using collector::serve::EventKind;
using serving::PublicFace;
using serving::run;

TEST_CASE("a reader hears what is published, and a heartbeat when nothing is", "[serve]")
{
    PublicFace face;
    const auto response = face.ask("/api/v1/events");
    const auto greeting = run(face.context, response.next_piece());
    face.events.publish(EventKind::result, "{}");

    CHECK(serving::header_of(response, "Content-Type") == "text/event-stream");
    CHECK(greeting == "retry: 5000\n\n");
    CHECK(run(face.context, response.next_piece()) == "id: 100\nevent: result\ndata: {}\n\n");
    CHECK(run(face.context, response.next_piece()) == ":\n\n");
}

TEST_CASE("an event is written for its first reader, once, and never when there is none", "[serve]")
{
    PublicFace face;
    int written = 0;
    face.events.publish(EventKind::score, [&] { return std::to_string(++written); });
    CHECK(written == 0);

    for (int reader = 0; reader < 2; ++reader) {
        const auto response = face.ask("/api/v1/events", {}, {{"last-event-id", "99"}});
        CHECK(run(face.context, response.next_piece()) == "retry: 5000\n\nid: 100\nevent: score\ndata: 1\n\n");
    }

    CHECK(written == 1);
}

TEST_CASE("a reader that comes back gets what it missed", "[serve]")
{
    PublicFace face;
    face.events.publish(EventKind::score, "1");
    face.events.publish(EventKind::score, "2");

    const auto response = face.ask("/api/v1/events", {}, {{"last-event-id", "100"}});

    CHECK(run(face.context, response.next_piece()) == "retry: 5000\n\nid: 101\nevent: score\ndata: 2\n\n");
}

TEST_CASE("a reader that fell behind the ring is told how much it lost", "[serve]")
{
    PublicFace face;
    const auto response = face.ask("/api/v1/events");
    for (int i = 0; i < 5; ++i) {
        face.events.publish(EventKind::vantage, std::to_string(i));
    }

    const auto piece = run(face.context, response.next_piece());

    CHECK(piece.find("event: gap\ndata: {\"schema\":1,\"lost\":2}") != std::string::npos);
    CHECK(piece.find("id: 102") != std::string::npos);
    CHECK(piece.find("id: 101") == std::string::npos);
}

TEST_CASE("readers beyond the cap are sent away, and one that leaves makes room", "[serve]")
{
    PublicFace face;
    const auto first = face.ask("/api/v1/events");
    {
        const auto second = face.ask("/api/v1/events");
        const auto third = face.ask("/api/v1/events");
        CHECK(third.status == 503);
        CHECK(serving::header_of(third, "Retry-After") == "60");
    }

    CHECK(face.ask("/api/v1/events").status == 200);
}

TEST_CASE("a closed broadcaster ends its streams after the last event", "[serve]")
{
    PublicFace face;
    const auto response = face.ask("/api/v1/events");
    face.events.publish(EventKind::score, "{}");
    face.events.close();

    CHECK(run(face.context, response.next_piece()).find("id: 100") != std::string::npos);
    CHECK(run(face.context, response.next_piece()).empty());
}

TEST_CASE("a vantage's event is one line whatever it says", "[serve]")
{
    PublicFace face;
    const auto response = face.ask("/api/v1/events");
    collector::VantageRow row;
    row.reason = "first\nid: 9\n\nsecond\xff";
    publish_vantage(face.events, row);

    const auto piece = run(face.context, response.next_piece());

    CHECK(piece.find("\nid: 9") == std::string::npos);
    CHECK(piece.find("event: vantage\ndata: {\"schema\":1") != std::string::npos);
}

TEST_CASE("a result is told beside what the public sees, while somebody listens", "[serve]")
{
    PublicFace face;
    collector::JudgedResult result;
    result.target = "a.example.test";
    result.state = {measure::State::operational, {}, ""};

    collector::serve::publish_result(face.events, result, face.views);
    const auto reader = face.ask("/api/v1/events");
    collector::serve::publish_result(face.events, result, face.views);
    const auto piece = run(face.context, reader.next_piece());
    const auto at = piece.find("data: ") + 6;
    const auto told = nlohmann::json::parse(piece.substr(at, piece.find('\n', at) - at));

    CHECK(told["state"] == "operational");
    CHECK(told["shown"]["state"] == "broken");
    CHECK(told["shown"]["cause"] == "refused");
    CHECK(told.contains("at"));
}
