#include "tests/worlds/verdict_of_worlds.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <exception>

namespace {

using Json = nlohmann::ordered_json;
using worlds::Tally;
using worlds::Trial;

struct Choice {
    std::uint32_t count = 100;
    std::uint64_t first_seed = 1;
    worlds::Size size{};
    double least = 0.93;
    double most = 0.99;
    double widest = 1.5;
    bool json = false;
};

void read_choice(CLI::App& app, Choice& choice)
{
    app.add_option("--worlds", choice.count, "How many")->capture_default_str();
    app.add_option("--seed", choice.first_seed, "Of the first world; the next ones follow it")->capture_default_str();
    app.add_option("--targets", choice.size.targets, "Of each world's frame")->capture_default_str();
    app.add_option("--rounds", choice.size.rounds, "Days each world lives")->capture_default_str();
    app.add_option("--least", choice.least, "Share of the worlds whose truth must be contained")->capture_default_str();
    app.add_option("--most", choice.most, "More is too much: intervals that are never wrong say nothing")
        ->capture_default_str();
    app.add_option("--widest", choice.widest, "Times the exact interval")->capture_default_str();
    app.add_flag("--json", choice.json, "One JSON object at the end and nothing else");
}

void print_trial(const Trial& trial)
{
    std::printf("world %4llu  truth %.4f  index %.4f  published %.4f to %.4f  %-7s  coverage %.3f  width %.2f of exact\n",
                static_cast<unsigned long long>(trial.seed), trial.truth, trial.index, trial.published.low,
                trial.published.high, trial.contained ? "holds" : "MISSES", trial.coverage, trial.width_ratio);
    std::fflush(stdout);
}

Json to_json(const Tally& tally, const Choice& choice)
{
    return {{"worlds", tally.worlds},
            {"contained", tally.contained},
            {"width_ratio", tally.width_ratio},
            {"widest_ratio", tally.widest_ratio},
            {"pillars_contained", tally.pillar_contained},
            {"coverage", tally.coverage},
            {"targets", choice.size.targets},
            {"rounds", choice.size.rounds},
            {"first_seed", choice.first_seed}};
}

bool is_as_promised(const Tally& tally, const Choice& choice)
{
    const double share = static_cast<double>(tally.contained) / tally.worlds;
    return share >= choice.least && share <= choice.most && tally.width_ratio <= choice.widest;
}

int run(const Choice& choice)
{
    const auto edition = worlds::edition_of_worlds();
    Tally tally;
    for (std::uint32_t i = 0; i < choice.count; ++i) {
        const auto trial = worlds::try_world(choice.first_seed + i, choice.size, edition);
        tally.add(trial);
        if (!choice.json) {
            print_trial(trial);
        }
    }
    std::printf("%s\n", to_json(tally, choice).dump().c_str());
    return is_as_promised(tally, choice) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv)
{
    CLI::App app("Made-up countries through consensus and score: how often the published interval holds the truth");
    Choice choice;
    read_choice(app, choice);
    CLI11_PARSE(app, argc, argv);
    try {
        return choice.count > 0 ? run(choice) : 2;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "worlds: %s\n", failure.what());
        return 1;
    }
}
