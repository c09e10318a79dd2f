#include "collector/ingest/frame_changes.hpp"
#include "collector/store/registry.hpp"
#include "frames/frame_file.hpp"
#include "tests/fakes/scratch_directory.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using ingest::changes_between;
using ingest::listed_elsewhere;

namespace {

/// A frame of two targets; `more` are keys of the second.
measure::Frame frame(const std::string& more = {}, const std::string& version = "1", const std::string& dated = "2026-11-21")
{
    const auto toml = "schema = 1\ncountry = \"KE\"\ntitle = \"T\"\nversion = \"" + version + "\"\ndated = " + dated +
                      "\nreviewed = false\nreviewer = \"\"\nsource = \"hand\"\n"
                      "[[target]]\ndomain = \"a.go.ke\"\norganisation = \"A\"\nsector = \"tax\"\ntier = \"agency\"\n"
                      "roles = [\"web\"]\nhosts = [\"b.a.go.ke\"]\nduties.login = [\"b.a.go.ke\"]\ntags = [\"x\"]\n"
                      "[[target]]\ndomain = \"b.go.ke\"\norganisation = \"B\"\nsector = \"health\"\ntier = \"ministry\"\n"
                      "roles = [\"web\", \"dns\"]\n" +
                      more;
    auto read = frames::read_frame_text(toml, "frame");
    CAPTURE(toml);
    REQUIRE(read.errors.empty());
    return std::move(read.frame);
}

/// What the index gives back of a frame.
measure::Frame indexed(const measure::Frame& taken)
{
    const fakes::ScratchDirectory scratch;
    const auto index = store::open("sqlite", scratch.file("index.sqlite")).value();
    REQUIRE(index.store->apply({.position = 1, .frame = taken}));
    return index.store->frame(taken.country).value().value();
}

}  // namespace

TEST_CASE("what an owner said is told apart from the rest of a list", "[ingest][editors]")
{
    const auto [more, is_consent, is_list] = GENERATE(table<std::string, bool, bool>({
        {"", false, false},
        {"opt_out = true\n", true, false},
        {"opt_out = true\nopt_out_by = \"B\"\nopt_out_on = 2026-11-20\n", true, false},
        {"consent = [\"access\"]\n", true, false},
        {"[[target.consents]]\nto = \"exposure\"\nby = \"B\"\non = 2026-11-20\n", true, false},
        {"guarded_paths = [\"/admin/\"]\n", false, false},
        {"hosts = [\"c.b.go.ke\"]\n", false, true},
        {"tags = [\"x\"]\n", false, true},
        {"review = \"reviewed\"\nreviewer = \"B\"\nreviewed_on = 2026-11-20\n", false, true},
        {"[[target.absences]]\nrole = \"dns\"\nkind = \"ipv4_only\"\nwhy = \"w\"\nby = \"B\"\non = 2026-11-20\n", false,
         true},
        {"note = \"n\"\nopt_out = true\n", true, true},
    }));

    const auto changes = changes_between(frame(), frame(more, "2", "2026-11-22"));
    CHECK(changes.review.empty() == !more.starts_with("review"));
    const auto back = changes_between(frame(more), frame());

    CAPTURE(more);
    CHECK(changes.consent == (is_consent ? std::vector<std::string>{"b.go.ke"} : std::vector<std::string>{}));
    CHECK(changes.list == is_list);
    CHECK(back.consent == changes.consent);
    CHECK(back.list == is_list);
}

TEST_CASE("a first list is all new, and a target that goes takes its owner's word along", "[ingest][editors]")
{
    const auto opted_out = frame("opt_out = true\n");
    auto without = opted_out;
    without.targets.pop_back();

    const auto first = changes_between({.country = "KE"}, opted_out);

    CHECK(first.list);
    CHECK(first.consent == std::vector<std::string>{"b.go.ke"});
    CHECK(changes_between(opted_out, without).consent == std::vector<std::string>{"b.go.ke"});
    CHECK(changes_between(frame(), without).consent.empty());
}

TEST_CASE("a list that comes back from the index is no other list", "[ingest][editors][store]")
{
    const auto taken =
        frame("opt_out = true\nopt_out_by = \"B\"\nopt_out_on = 2026-11-20\nnote = \"n\"\n"
              "guarded_paths = [\"/admin/\"]\nreview = \"disputed\"\nreviewer = \"B\"\nreviewed_on = 2026-11-20\n"
              "[[target.consents]]\nto = \"access\"\nby = \"B\"\non = 2026-11-20\n"
              "[[target.absences]]\nrole = \"dns\"\nkind = \"ipv4_only\"\nwhy = \"w\"\nby = \"B\"\non = 2026-11-20\n");
    const auto starter = frames::read_frame_file("config/frames/ke.toml").frame;

    for (const auto& it : {taken, starter}) {
        const auto changes = changes_between(indexed(it), it);
        CHECK_FALSE(changes.list);
        CHECK(changes.consent.empty());
    }
    CHECK(starter.targets.size() > 10);
}

TEST_CASE("only what is new is looked for in other countries' lists", "[ingest][editors]")
{
    auto other = frame();
    other.country = "UG";
    auto before = frame();
    before.targets.pop_back();

    CHECK(listed_elsewhere(before, frame(), {before, other}) == std::vector<std::string>{"b.go.ke (UG)"});
    CHECK(listed_elsewhere(frame(), frame(), {frame(), other}).empty());
}
