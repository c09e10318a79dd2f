#include "probe/cli/command_line.hpp"

#include "probe/cli/verbs.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <filesystem>
#include <functional>

namespace probe::cli {
namespace {

constexpr auto kDefaultConfig = "/etc/sextant/probe.toml";
constexpr auto kFooter = "Exit codes: 0 ok, 1 error, 2 usage, 3 configuration or frame invalid, 4 a check failed (with "
                         "--fail-on) or the spool is "
                         "damaged, 5 this host is not fit to judge IPv6, 130 and 143 ended by a signal.";

/// Everything the command line may fill in, and the verb it chose.
struct Choice {
    std::string config_file;
    bool json = false;
    bool markdown = false;
    std::string subject;
    std::uint64_t rounds = 0;
    CheckOptions check;
    std::function<int()> verb;
};

std::string config_file_of(const Choice& choice)
{
    return choice.config_file.empty() ? kDefaultConfig : choice.config_file;
}

/// A verb that does without a configuration file: named, the usual one, or the built-in defaults.
template <typename Verb>
std::function<int()> configurable(const Choice& choice, Verb verb)
{
    return [&choice, verb] {
        const auto file = config_file_of(choice);
        const bool none = choice.config_file.empty() && !std::filesystem::exists(file);
        const auto loaded = none ? config::load_defaults() : config::load(file);
        return loaded.errors.empty() ? verb(loaded) : complain(loaded.errors, Exit::config);
    };
}

/// A verb that needs the file: all its errors are told before anything is done.
template <typename Verb>
std::function<int()> configured(const Choice& choice, Verb verb)
{
    return [&choice, verb] {
        const auto loaded = config::load(config_file_of(choice));
        return loaded.errors.empty() ? verb(loaded) : complain(loaded.errors, Exit::config);
    };
}

CLI::App* add(CLI::App& under, Choice& choice, const char* name, const char* what, std::function<int()> verb)
{
    auto* sub = under.add_subcommand(name, what);
    sub->fallthrough();
    sub->callback([&choice, verb = std::move(verb)] { choice.verb = verb; });
    return sub;
}

void add_check(CLI::App& app, Choice& it)
{
    auto* checking = add(app, it, "check", "Measure domains now, from here; needs no collector",
                         configurable(it, [&it](const config::Loaded& loaded) { return check(loaded, it.check); }));
    checking->add_option("domain", it.check.domains, "Domains, as many as you like");
    checking->add_option("--from-file", it.check.from_file, "One domain a line; - is standard input");
    checking->add_option("--checks", it.check.checks, "Only these, and only what they look at: web.tls6,dns.*")
        ->delimiter(',')
        ->allow_extra_args(false);
    checking->add_flag("--json", it.check.json, "One object a domain, one a line");
    checking->add_option("--fail-on", it.check.fail_on, "Exit with 4 when a check of this level or above fails")
        ->check(CLI::IsMember({"must", "should", "info"}));
}

void add_daemon(CLI::App& app, Choice& it)
{
    auto* running = add(app, it, "run", "Measure round after round and report: the daemon",
                        configured(it, [&it](const config::Loaded& loaded) { return run(loaded, it.rounds); }));
    running->footer("With `scrape.listen` set it answers Prometheus beside its rounds, and without any frame too:\n"
                    "  /probe?target=NAME&check=web|dns|all|ID&family=4|6|both&debug=true   measures one service now\n"
                    "  /metrics   the probe's own figures\n"
                    "  /livez /readyz   does it run, is its gate open");
    running->add_option("--rounds", it.rounds, "End after so many rounds (UTC days)");
    add(app, it, "status", "What the spool holds and how far the round is",
        configured(it, [&it](const config::Loaded& loaded) { return status(loaded.config, it.json); }))
        ->add_flag("--json", it.json);
    auto* group = app.add_subcommand("spool", "Results that the collector does not have yet");
    group->require_subcommand(1);
    group->fallthrough();
    add(*group, it, "ls", "List sealed batches", configured(it, [&it](const config::Loaded& loaded) {
        return spool_ls(loaded.config, it.json);
    }))->add_flag("--json", it.json);
    add(*group, it, "verify", "Look for damage; changes nothing", configured(it, [&it](const config::Loaded& loaded) {
        return spool_verify(loaded.config, it.json);
    }))->add_flag("--json", it.json);
    add(*group, it, "export", "Every sealed result as NDJSON",
        configured(it, [](const config::Loaded& loaded) { return spool_export(loaded.config); }));
}

void add_knowledge(CLI::App& app, Choice& it)
{
    auto* listing = add(app, it, "list-checks", "Every check", [&it] {
        return list_checks(it.markdown ? Format::markdown : it.json ? Format::json : Format::text);
    });
    listing->add_flag("--json", it.json);
    listing->add_flag("--markdown", it.markdown);
    auto* explaining = add(app, it, "explain", "One check: question, requirement, rules, causes, remedies",
                           [&it] { return explain(it.subject, it.json); });
    explaining->add_option("check", it.subject, "web.tls6, or W-7")->required();
    explaining->add_flag("--json", it.json);
    add(app, it, "version", "Print the version", version);
    auto* logging = add(app, it, "log-events", "Every event the daemon may log", log_events);
    logging->add_flag("--markdown", it.markdown);
    logging->group("");
}

void add_config(CLI::App& app, Choice& it)
{
    auto* group = app.add_subcommand("config", "The configuration");
    group->require_subcommand(1);
    group->fallthrough();
    add(*group, it, "check", "Say everything that is wrong with the file, its frames included",
        [&it] { return config_check(config_file_of(it)); });
    add(*group, it, "reference", "Every key with its meaning, as Markdown", config_reference);
    add(app, it, "troubleshoot", "Is this host fit to measure? What keeps it from it?",
        configurable(it, [&it](const config::Loaded& loaded) { return troubleshoot(loaded, it.json); }))
        ->add_flag("--json", it.json);
}

int perform(const Choice& choice)
{
    try {
        return choice.verb();
    } catch (const std::exception& failure) {
        return complain({.what = failure.what(), .where = {}, .remedy = {}});
    }
}

}  // namespace

int run(int argc, char** argv)
{
    CLI::App app("sextant-probe: measures how public services work over IPv6 and IPv4");
    Choice choice;
    app.add_option("--config", choice.config_file, "Configuration file (default /etc/sextant/probe.toml)");
    app.require_subcommand(1);
    app.footer(kFooter);
    add_check(app, choice);
    add_daemon(app, choice);
    add_knowledge(app, choice);
    add_config(app, choice);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& refusal) {
        return app.exit(refusal) == 0 ? code(Exit::ok) : code(Exit::usage);
    }
    return perform(choice);
}

}  // namespace probe::cli
