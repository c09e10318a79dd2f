#include "measure/words.hpp"
#include "probe/cli/boot_id.hpp"
#include "probe/cli/chosen_checks.hpp"
#include "probe/cli/domain.hpp"
#include "probe/cli/instruments.hpp"
#include "probe/cli/progress.hpp"
#include "probe/cli/verbs.hpp"
#include "probe/cli/verdict_text.hpp"
#include "probe/gate/gate.hpp"
#include "probe/observers/observe.hpp"
#include "probe/observers/together.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <deque>
#include <fstream>
#include <iostream>

namespace probe::cli {

namespace asio = boost::asio;
using measure::Outcome;

namespace {

/// One run of `check`: what is left to do, and what was found.
struct Run {
    Edge& edge;
    const config::Config& config;
    const CheckOptions& options;
    ChosenChecks chosen;
    measure::Vantage vantage;
    std::deque<std::string> names;
    Progress progress;
    bool failed = false;
};

measure::Task task_for(const std::string& domain, const ChosenChecks& chosen, measure::Timestamp now)
{
    measure::Target target{.domain = domain, .roles = chosen.roles, .unicode = people_write(domain)};
    return {
        .target = std::move(target), .round = measure::to_iso_date(std::chrono::floor<std::chrono::days>(now)), .due = now};
}

bool fails(const measure::Verdict& verdict, const std::string& level)
{
    const auto wanted = measure::from_word<measure::Level>(level);
    const bool bad = verdict.outcome == Outcome::fail || verdict.outcome == Outcome::partial;
    return wanted && bad && verdict.level <= *wanted;
}

/// Judged with the gate of the run; the same functions judge again in the collector.
void tell(Run& run, measure::Evidence evidence)
{
    evidence.vantage = run.vantage;
    const auto verdicts = verdicts_of(run.chosen, checks::judge_all(evidence));
    run.failed = run.failed || std::any_of(verdicts.begin(), verdicts.end(),
                                           [&](const auto& verdict) { return fails(verdict, run.options.fail_on); });
    print(run.options.json ? verdict_json(evidence, verdicts) : verdict_text(evidence, verdicts));
    run.progress.advance();
}

asio::awaitable<void> measure_some(Run& run)
{
    const auto setting = observer_setting(run.config);
    while (!run.names.empty()) {
        auto task = task_for(run.names.front(), run.chosen, run.edge.clock.now());
        run.names.pop_front();
        auto evidence = co_await observers::observe(run.edge, setting, task);
        tell(run, std::move(evidence));
    }
}

asio::awaitable<void> measure_all(Run& run)
{
    const auto setting = observer_setting(run.config);
    const bool mail = has_role(run.chosen, measure::Role::mail);
    run.vantage.before = co_await gate::observe_gate(run.edge, setting, run.config.controls, mail);
    std::vector<observers::Step> steps;
    for (std::int64_t i = 0; i < run.config.schedule.side_by_side; ++i) {
        steps.emplace_back([&run] { return measure_some(run); });
    }
    co_await observers::together(std::move(steps));
}

void rethrow(std::exception_ptr thrown)
{
    if (thrown) {
        std::rethrow_exception(thrown);
    }
}

/// Domains of a file, one a line; `#` begins a comment.
measure::Result<std::vector<std::string>> read_names(const std::string& file)
{
    std::ifstream opened;
    if (file != "-") {
        opened.open(file);
        if (!opened) {
            return measure::error("cannot be read", file, "name a file with one domain a line");
        }
    }
    std::istream& lines = file == "-" ? std::cin : opened;
    std::vector<std::string> names;
    for (std::string line; std::getline(lines, line);) {
        line = line.substr(0, line.find('#'));
        const auto first = line.find_first_not_of(" \t\r");
        if (first != std::string::npos) {
            names.push_back(line.substr(first, line.find_last_not_of(" \t\r") - first + 1));
        }
    }
    return names;
}

int run_check(const config::Config& config, const CheckOptions& options, ChosenChecks chosen, std::vector<std::string> names)
{
    asio::io_context context(1);
    Instruments instruments(context.get_executor(), config);
    Run run{.edge = instruments.edge(),
            .config = config,
            .options = options,
            .chosen = std::move(chosen),
            .vantage = {},
            .names = {names.begin(), names.end()},
            .progress = Progress(names.size())};
    run.vantage.probe = config.name;
    run.vantage.boot_id = boot_id();
    run.vantage.software = software();
    run.vantage.laboratory = !config.politeness.laboratory.empty();
    asio::co_spawn(context, measure_all(run), &rethrow);
    context.run();
    const auto fit = checks::qualify(run.vantage);
    if (!fit.ipv6) {
        say("This host is not fit to judge IPv6: " + fit.reason + "; see `sextant-probe troubleshoot`");
        return code(Exit::vantage);
    }
    return code(run.failed ? Exit::checks : Exit::ok);
}

}  // namespace

int check(const config::Loaded& loaded, const CheckOptions& options)
{
    auto texts = options.domains;
    if (!options.from_file.empty()) {
        auto more = read_names(options.from_file);
        if (!more) {
            return complain(more.error());
        }
        texts.insert(texts.end(), more->begin(), more->end());
    }
    auto domains = parse_domains(texts);
    if (!domains.errors.empty()) {
        return complain(domains.errors, Exit::usage);
    }
    if (domains.names.empty()) {
        return complain({.what = "no domain given", .where = {}, .remedy = "name one, or a file with --from-file"},
                        Exit::usage);
    }
    auto chosen = choose_checks(options.checks);
    if (!chosen) {
        return complain(chosen.error(), Exit::usage);
    }
    return run_check(loaded.config, options, *std::move(chosen), std::move(domains.names));
}

int troubleshoot(const config::Loaded& loaded, bool json)
{
    asio::io_context context(1);
    Instruments instruments(context.get_executor(), loaded.config);
    measure::Vantage vantage{.probe = loaded.config.name, .boot_id = boot_id(), .software = software()};
    const auto setting = observer_setting(loaded.config);
    asio::co_spawn(context, gate::observe_gate(instruments.edge(), setting, loaded.config.controls, true),
                   [&](std::exception_ptr thrown, measure::GateEvidence gate) {
                       rethrow(thrown);
                       vantage.before = std::move(gate);
                   });
    context.run();
    print(json ? vantage_json(vantage) : vantage_text(vantage));
    const auto fit = checks::qualify(vantage);
    return code(fit.ipv4 && fit.ipv6 ? Exit::ok : Exit::vantage);
}

}  // namespace probe::cli
