#include "probe/cpe/phases/conductor.hpp"
#include "probe/cpe/phases/timeline.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace cpe;
using namespace cpe::phases;
using namespace std::chrono_literals;

namespace {

/// Plays phases against a router that never says anything, on a clock of its own; the notes in order.
std::vector<std::string> notes_of(const std::vector<const Phase*>& phases, const Options& options, Time& now)
{
    Bench bench(*actors::plan_within(actors::default_block()));
    Conductor conductor(bench, phases, options);
    std::vector<std::string> notes;
    for (int turn = 0; turn < 100000 && !conductor.finished(); ++turn) {
        now = std::max(now, conductor.due().value_or(now));
        for (const auto& effect : conductor.advance(now)) {
            if (const auto* note = std::get_if<Note>(&effect)) {
                const auto step = note->detail.find("step");
                notes.push_back(note->name + (step == note->detail.end() ? "" : " " + step->second));
            }
        }
    }
    CHECK(conductor.finished());
    return notes;
}

Script two_steps(const Options&)
{
    return {wait("first", 3s),
            {.name = "second", .act = [](Stage&) {}, .limit = 5s, .settled = [](const Bench&) { return false; }}};
}

Script at_once(const Options&)
{
    return {{.name = "only", .act = [](Stage&) {}, .limit = 60s, .settled = [](const Bench&) { return true; }}};
}

}  // namespace

TEST_CASE("steps follow one another, and one that does not settle says so at its limit", "[cpe]")
{
    const Phase phase{"test", 0, "", false, two_steps};
    Time now(100s);

    const auto notes = notes_of({&phase}, {}, now);

    CHECK(notes == std::vector<std::string>{"phase.begin", "step first", "step second", "not-settled second", "phase.end"});
    CHECK(now == Time(108s));
}

TEST_CASE("a step that has settled does not wait", "[cpe]")
{
    const Phase phase{"test", 0, "", false, at_once};
    Time now(100s);

    const auto notes = notes_of({&phase}, {}, now);

    CHECK(notes == std::vector<std::string>{"phase.begin", "step only", "settled only", "phase.end"});
    CHECK(now == Time(100s));
}

TEST_CASE("a timeline sorts its moments and waits between them", "[cpe]")
{
    const auto nothing = [](Stage&) {};

    const auto script =
        timeline({{.at = 5s, .name = "late", .act = nothing}, {.at = 1s, .name = "soon", .act = nothing}}, 2s);

    REQUIRE(script.size() == 2);
    CHECK(script[0].name == "soon");
    CHECK(script[0].limit == 4s);
    CHECK(script[1].limit == 2s);
}

TEST_CASE("all phases against a mute router end, within forty minutes", "[cpe]")
{
    std::vector<const Phase*> phases;
    for (const auto& phase : all_phases()) {
        if (!phase.only_named) {
            phases.push_back(&phase);
        }
    }
    Time now(100s);

    notes_of(phases, {.has_power = true}, now);

    CHECK(now - Time(100s) < 40min);
}

TEST_CASE("phases have names and numbers of their own", "[cpe]")
{
    std::set<std::string_view> names;
    for (const auto& phase : all_phases()) {
        CHECK(names.insert(phase.name).second);
        CHECK(phase.number + 1 == static_cast<int>(names.size()));
    }
    CHECK(find_phase("boot") != nullptr);
    CHECK(find_phase("lunch") == nullptr);
}
