#include "codec/target_json.hpp"
#include "frames/frame_file.hpp"
#include "frames/frame_merge.hpp"
#include "frames/frame_review.hpp"
#include "frames/frame_text.hpp"

#include <catch2/catch.hpp>

using measure::ReviewState;

namespace {

/// A target with everything in it.
measure::Target whole_target()
{
    measure::Target it{
        .domain = "xn--bcher-kva.example", .country = "AA", .organisation = "a \"b\"\\\n\x01", .sector = "tax"};
    it.roles = {measure::Role::web, measure::Role::mail};
    it.hosts = {"h.example.test"};
    it.tags = {"t"};
    it.intended_absent = {measure::Role::web};
    it.consent = {"exposure"};
    it.guarded_paths = {"/admin/"};
    it.opt_out = true;
    it.note = "n";
    it.unicode = "bücher.example";
    it.duties = {{measure::Duty::login, "l.example.test"}, {measure::Duty::api, "i.example.test"}};
    it.consents = {{"exposure", "office", "2026-11-21"}};
    it.absences = {{measure::Role::web, measure::AbsenceKind::ipv4_only, "w", "office", "2026-11-20"},
                   {measure::Role::dns, measure::AbsenceKind::no_service, "", "office", "2026-11-20"}};
    it.review = {ReviewState::disputed, "r", "2026-11-19"};
    it.opted_out = {"office", "2026-11-18"};
    return it;
}

measure::Target plain_target(const std::string& domain)
{
    return {.domain = domain,
            .country = "AA",
            .organisation = "o",
            .sector = "tax",
            .roles = {measure::Role::web, measure::Role::dns}};
}

measure::Frame frame_of(std::vector<measure::Target> targets)
{
    return {
        .country = "AA", .title = "t", .version = "1", .dated = "2026-11-21", .source = "s", .targets = std::move(targets)};
}

measure::Frame read_back(const std::string& text)
{
    auto file = frames::read_frame_text(text, "f");
    REQUIRE(file.errors.empty());
    return std::move(file.frame);
}

}  // namespace

TEST_CASE("What is written is read back, and written again is the same to the octet", "[frames]")
{
    const auto text = frames::frame_text(frame_of({whole_target(), plain_target("b.test")}), "# for people\n");

    const auto again = read_back(text);

    CHECK(codec::record_text(again.targets[0]) == codec::record_text(whole_target()));
    CHECK(again.targets[0].organisation == whole_target().organisation);
    CHECK(again.targets[0].roles == whole_target().roles);
    CHECK(text.find("# bücher.example\n") != std::string::npos);
    CHECK(frames::preamble_of(text) == "# for people\n");
    CHECK(frames::frame_text(again, frames::preamble_of(text)) == text);
}

TEST_CASE("A record goes through its column and back", "[frames][codec]")
{
    measure::Target back;

    REQUIRE(codec::read_record(codec::record_text(whole_target()), back));

    CHECK(codec::record_text(back) == codec::record_text(whole_target()));
    CHECK(codec::record_text(measure::Target{}) == "{}");
    CHECK_FALSE(codec::read_record("{\"review\":{\"state\":\"liked\"}}", back));
}

TEST_CASE("A frame is reviewed once each of its targets is", "[frames]")
{
    auto frame = frame_of({plain_target("a.test"), plain_target("xn--bcher-kva.test")});
    const measure::Review review{ReviewState::reviewed, "office", "2026-11-21"};

    REQUIRE(frames::record_review(frame, review, {"bücher.test"}));
    CHECK_FALSE(frame.reviewed);
    CHECK(frame.targets[1].review == review);
    REQUIRE(frames::record_review(frame, review, {}));
    CHECK(frame.reviewed);
    CHECK(frame.reviewer == "office");
    CHECK_FALSE(frames::record_review(frame, review, {"c.test"}));
}

TEST_CASE("The same list twice changes nothing; what people said stays", "[frames]")
{
    auto kept = plain_target("a.test");
    kept.organisation = "Ministry";
    kept.review = {ReviewState::reviewed, "office", "2026-11-20"};
    kept.duties = {{measure::Duty::login, "id.a.test"}};
    auto listed = plain_target("a.test");
    listed.hosts = {"id.a.test"};
    auto list = frame_of({listed, plain_target("b.test")});
    list.dated = list.version = "2026-11-22";

    const auto once = frames::merge(frame_of({kept, plain_target("c.test")}), list);
    const auto twice = frames::merge(once.frame, list);

    CHECK(once.added == 1);
    CHECK(once.unchanged == 1);
    CHECK(once.kept == 1);
    CHECK(once.frame.targets[0].organisation == "Ministry");
    CHECK(once.frame.targets[0].review.state == ReviewState::reviewed);
    CHECK(once.frame.dated == "2026-11-22");
    CHECK(twice.added + twice.widened == 0);
    CHECK(frames::frame_text(twice.frame, "") == frames::frame_text(once.frame, ""));
}

TEST_CASE("A target that got a host has to be reviewed again, and so has its frame", "[frames]")
{
    auto frame = frame_of({plain_target("a.test")});
    REQUIRE(frames::record_review(frame, {ReviewState::reviewed, "office", "2026-11-20"}, {}));
    auto listed = plain_target("a.test");
    listed.hosts = {"new.a.test"};

    const auto merged = frames::merge(frame, frame_of({listed}));

    CHECK(merged.widened == 1);
    CHECK(merged.frame.targets[0].review.state == ReviewState::unreviewed);
    CHECK_FALSE(merged.frame.reviewed);
}
