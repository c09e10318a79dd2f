#include "bench/loops.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <map>

namespace {

using Run = bench::Tally (*)(const bench::Workload&);

const std::map<std::string, Run>& runs()
{
    static const std::map<std::string, Run> all{{"our-lookups", &bench::run_our_lookups},
                                                {"bare-lookups", &bench::run_bare_lookups},
                                                {"our-pairs", &bench::run_our_pairs},
                                                {"bare-pairs", &bench::run_bare_pairs},
                                                {"our-checks", &bench::run_our_checks}};
    return all;
}

int perform(const std::string& run, const std::string& file, bench::Workload& workload)
{
    auto names = bench::read_names(file);
    if (!names || names->empty()) {
        const auto why = names ? "no name in " + file : measure::to_string(names.error());
        std::fprintf(stderr, "sextant_bench: %s\n", why.c_str());
        return 1;
    }
    workload.names = *std::move(names);
    const auto tally = runs().at(run)(workload);
    std::printf("%s\n", bench::to_json(tally).c_str());
    return 0;
}

}  // namespace

/// One workload, run once: scripts/dev bench probe measures this process from outside.
int main(int argc, char** argv)
{
    CLI::App app("sextant_bench: the probe's adapters, or the libraries below them alone, under one workload");
    std::string run;
    std::string file;
    bench::Workload workload;
    bool unverified = false;
    app.add_option("run", run, "What to run")->required()->check(CLI::IsMember(runs()));
    app.add_option("names", file, "NAME IPV4 IPV6 SERVER a line")->required();
    app.add_option("--times", workload.times, "Go through the list so often");
    app.add_option("--in-flight", workload.in_flight, "So many at once");
    app.add_option("--per-second", workload.per_second, "Beginnings a second; 0: as fast as it goes");
    app.add_flag("--tls", workload.tls, "https instead of http");
    app.add_flag("--unverified", unverified, "The bare loop looks at no certificate");
    app.add_option("--ca", workload.ca_file, "Trusted certificates");
    CLI11_PARSE(app, argc, argv);
    workload.verify = !unverified;
    return perform(run, file, workload);
}
