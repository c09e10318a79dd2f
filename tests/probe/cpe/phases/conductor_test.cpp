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
        for (const auto& played : conductor.advance(now)) {
            for (const auto& effect : played.effects) {
                if (const auto* note = std::get_if<Note>(&effect)) {
                    const auto step = note->detail.find("step");
                    notes.push_back(note->name + (step == note->detail.end() ? "" : " " + step->second));
                }
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

Script lets_in(const Options&)
{
    return {let_others_in(), wait("rest", 7s)};
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

TEST_CASE("a phase that may be played beside another one begins while that one waits", "[cpe]")
{
    const Phase host{"host", 0, "", false, lets_in};
    const Phase guest{"guest", 1, "", false, two_steps, false, "host"};
    const Phase last{"last", 2, "", false, at_once};
    Time now(100s);

    const auto notes = notes_of({&host, &guest, &last}, {}, now);

    CHECK(notes == std::vector<std::string>{"phase.begin", "step let-others-in", "step rest", "phase.begin", "step first",
                                            "step second", "phase.end", "not-settled second", "phase.end", "phase.begin",
                                            "step only", "settled only", "phase.end"});
    CHECK(now == Time(108s));
}

TEST_CASE("it is played by itself where another phase comes between", "[cpe]")
{
    const Phase host{"host", 0, "", false, lets_in};
    const Phase guest{"guest", 1, "", false, two_steps, false, "host"};
    const Phase between{"between", 2, "", false, at_once};
    Time now(100s);

    notes_of({&host, &between, &guest}, {}, now);

    CHECK(now == Time(115s));
}

TEST_CASE("security comes before the reboot that mends what it did, and late without one", "[cpe]")
{
    const auto* steady = find_phase("steady");
    const auto* outage = find_phase("outage");
    const auto* reboot = find_phase("reboot");
    const auto* security = find_phase("security");

    CHECK(in_order_of_play({steady, outage, reboot, security}) ==
          std::vector<const Phase*>{steady, security, reboot, outage});
    CHECK(in_order_of_play({steady, outage, security}) == std::vector<const Phase*>{steady, outage, security});
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
