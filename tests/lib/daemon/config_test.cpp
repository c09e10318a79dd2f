#include "daemon/config.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace std::chrono_literals;

struct Control {
    std::string name;
};

struct Settings {
    std::string name;
    std::int64_t workers = 4;
    measure::Duration period = 24h;
    std::vector<std::string> resolvers{"::1"};
    std::vector<Control> controls;
};

void bind_control(daemons::ConfigTable& keys, Control& control)
{
    keys.text("name", control.name, "Its name.", daemons::Presence::required);
}

std::vector<measure::Error> read(Settings& settings, std::string_view toml)
{
    daemons::ConfigTable keys;
    keys.section("probe", "Who this is.");
    keys.text("probe.name", settings.name, "The name.", daemons::Presence::required);
    keys.number("probe.workers", settings.workers, {1, 8}, "How many.");
    keys.duration("probe.period", settings.period, {1s, 48h}, "How often.");
    keys.texts("probe.resolvers", settings.resolvers, "Whom to ask.");
    keys.tables("control", settings.controls, bind_control, "A control.");
    return keys.read_text(toml, "probe.toml");
}

}  // namespace

TEST_CASE("A file that says little leaves the defaults", "[daemon]")
{
    Settings settings;

    const auto errors = read(settings, "[probe]\nname = \"p\"\n");

    CHECK(errors.empty());
    CHECK(settings.period == 24h);
    CHECK(settings.resolvers == std::vector<std::string>{"::1"});
}

TEST_CASE("A list in the file replaces the default list", "[daemon]")
{
    Settings settings;

    const auto errors =
        read(settings, "[probe]\nname = \"p\"\nresolvers = [\"192.0.2.1\", \"192.0.2.2\"]\n[[control]]\nname = \"c\"\n");

    CHECK(errors.empty());
    CHECK(settings.resolvers == std::vector<std::string>{"192.0.2.1", "192.0.2.2"});
    CHECK(settings.controls.at(0).name == "c");
}

TEST_CASE("Every error of a file is told at once, with its place and what to do", "[daemon]")
{
    Settings settings;

    const auto errors = read(settings, "[probe]\nworkers = 9\nperiod = \"soon\"\nwrokers = 1\n[[control]]\n");

    std::vector<std::string> texts;
    for (const auto& error : errors) {
        texts.push_back(measure::to_string(error));
    }
    CHECK(texts ==
          std::vector<std::string>{
              "probe.toml:1:1: 'probe.name' is missing; add it: The name.",
              "probe.toml:2:11: 'probe.workers' is not a whole number from 1 to 8; write a whole number from 1 to 8",
              "probe.toml:3:10: 'probe.period': 'soon' is not a span of time; write it as 250ms, 30s, 5min, 24h or 28d",
              "probe.toml:5:1: 'name' is missing; add it: Its name.",
              "probe.toml:4:11: unknown key 'probe.wrokers'; did you mean 'probe.workers'?",
          });
}

TEST_CASE("A key of a hundred thousand dots is refused before it costs the stack", "[daemon]")
{
    Settings settings;
    std::string key = "a";
    for (int i = 0; i < 100'000; ++i) {
        key += ".a";
    }
    for (const auto& toml : {"\n" + key + " = 1\n", "\n[" + key + "]\n", "\nb = { " + key + " = 1 }\n"}) {
        const auto errors = read(settings, toml);
        REQUIRE(errors.size() == 1);
        CHECK(errors[0].where == "probe.toml:2");
    }
}

TEST_CASE("Broken TOML names line and column", "[daemon]")
{
    Settings settings;

    const auto errors = read(settings, "[probe\nname = 1\n");

    REQUIRE(errors.size() == 1);
    CHECK(errors[0].where.starts_with("probe.toml:1:"));
}
