#include "collector/cli/command_line.hpp"

#include "collector/cli/console.hpp"
#include "collector/cli/device_commands.hpp"
#include "collector/cli/note_commands.hpp"
#include "collector/cli/person_verbs.hpp"
#include "collector/cli/repository_verbs.hpp"
#include "collector/cli/retention_verbs.hpp"
#include "collector/cli/trust_verbs.hpp"
#include "collector/cli/verbs.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <filesystem>
#include <functional>

namespace collector::cli {
namespace {

constexpr auto kFooter =
    "Exit codes: 0 ok, 1 error, 2 usage, 3 configuration or frame invalid, 4 the ledger or a check failed, 130 and 143 "
    "ended by a signal.";

/// Everything the command line may fill in, and the verb it chose.
struct Choice {
    std::string config_file = kUsualConfig;
    bool json = false;
    bool markdown = false;
    bool vectors = false;
    std::vector<std::string> names;
    std::vector<std::string> files;
    std::string subject;
    std::string reason;
    NewProbe probe;
    ContextImport context;
    NetworksImportRequest networks;
    Question question;
    ListRequest list;
    ReviewRequest review;
    ReportRequest report;
    LettersRequest letters;
    DropRequest drop;
    std::function<int()> verb;
};

/// A verb that needs the configuration: all its errors are told before anything is done.
template <typename Verb>
std::function<int()> configured(const Choice& choice, Verb verb)
{
    return [&choice, verb] {
        const auto loaded = config::load(choice.config_file);
        return loaded.errors.empty() ? verb(loaded.config) : complain(loaded.errors, Exit::config);
    };
}

/// A verb that works on what `init` made; a mistyped directory is not taken for an empty collector.
template <typename Verb>
std::function<int()> with_data(const Choice& choice, Verb verb)
{
    return configured(choice, [verb](const Config& config) {
        std::error_code unreadable;
        if (std::filesystem::is_directory(config.directory, unreadable)) {
            return verb(config);
        }
        return complain({.what = "the data directory is not there",
                         .where = config.directory,
                         .remedy = "run `sextant-collector init`, or correct data.directory"});
    });
}

CLI::App* add(CLI::App& under, Choice& choice, const char* name, const char* what, std::function<int()> verb)
{
    auto* sub = under.add_subcommand(name, what);
    sub->fallthrough();
    sub->callback([&choice, verb = std::move(verb)] { choice.verb = verb; });
    return sub;
}

CLI::App* add_group(CLI::App& under, const char* name, const char* what)
{
    auto* group = under.add_subcommand(name, what);
    group->require_subcommand(1);
    group->fallthrough();
    return group;
}

void add_probe(CLI::App& app, Choice& it)
{
    auto* group = add_group(app, "probe", "Registered probes");
    auto* adding = add(*group, it, "add", "Register a probe; prints its token, once",
                       with_data(it, [&it](const Config& config) { return probe_add(config, it.probe); }));
    adding->add_option("name", it.probe.name, "a-z, 0-9 and -")->required();
    adding->add_option("--country", it.probe.country, "Where it stands, ISO 3166-1 alpha-2")->required();
    adding->add_option("--as", it.probe.as_number, "The network it measures from")->required();
    adding->add_option("--laboratory", it.probe.laboratory, "Who runs it");
    adding->add_option("--token-file", it.probe.token_file,
                       "Take the token from this file; when it is not there, write a new one to it");
    add(*group, it, "ls", "List probes", with_data(it, [&it](const Config& config) {
        return probe_list(config, it.json);
    }))->add_flag("--json", it.json);
    auto* revoking = add(*group, it, "revoke", "Refuse a probe from now on; its history stays",
                         with_data(it, [&it](const Config& config) { return probe_revoke(config, it.subject, it.reason); }));
    revoking->add_option("name", it.subject)->required();
    revoking->add_option("--reason", it.reason, "For the ledger");
}

void add_frame_convert(CLI::App& group, Choice& it)
{
    auto* verb = add(group, it, "convert", "Make a frame of a public list; what could not be used is told, line by line",
                     [&it] { return frame_convert(it.list); });
    verb->add_option("file", it.list.file, "The list; - for standard input")->required();
    verb->add_option("--format", it.list.format, "csv, list, dotgov, gsa, whynoipv6, citizenlab or tranco")
        ->capture_default_str();
    verb->add_option("--country", it.list.country, "ISO 3166-1 alpha-2")->required();
    verb->add_option("--title", it.list.title, "Of the frame");
    verb->add_option("--map", it.list.columns,
                     "Which column is what: name=URL,organisation=Agency,sector=3,tier=4 by title or number");
    verb->add_option("--only", it.list.only, "COLUMN=VALUE: rows with this value alone");
    verb->add_option("--under", it.list.under, "Names equal to or below this one alone; may be repeated");
    verb->add_option("--sector", it.list.sector, "Where the list does not tell")->capture_default_str();
    verb->add_option("--tier", it.list.tier, "Where the list does not tell")->capture_default_str();
    verb->add_option("--roles", it.list.roles, "web, dns, mail")->delimiter(',')->capture_default_str();
    verb->add_flag("--apart", it.list.apart, "Every host a target of its own, not a host of its registrable domain");
    verb->add_option("--out", it.list.out,
                     "Write to this frame; one that is there is added to, and keeps what was reviewed");
}

void add_frame_review(CLI::App& group, Choice& it)
{
    auto* verb = add(group, it, "review", "Record in a frame file who reviewed it, and when",
                     [&it] { return frame_review(it.review); });
    verb->add_option("file", it.review.file)->required();
    verb->add_option("--reviewer", it.review.reviewer, "An office of the country")->required();
    verb->add_option("--state", it.review.state, "reviewed, disputed or unreviewed")->capture_default_str();
    verb->add_option("--on", it.review.on, "The day, 2026-11-21; today when not given");
    verb->add_option("--target", it.review.targets, "This target alone; may be repeated");
}

void add_frame(CLI::App& app, Choice& it)
{
    auto* group = add_group(app, "frame", "Lists of targets");
    add(*group, it, "import", "Put frames in force",
        with_data(it, [&it](const Config& config) { return frame_import(config, it.files); }))
        ->add_option("files", it.files)
        ->required();
    add(*group, it, "check", "Say everything that is wrong with frame files", [&it] { return frame_check(it.files); })
        ->add_option("files", it.files)
        ->required();
    add_frame_convert(*group, it);
    add_frame_review(*group, it);
    auto* showing = add(*group, it, "show", "The frame of a country in force",
                        with_data(it, [&it](const Config& config) { return frame_show(config, it.subject, it.json); }));
    showing->add_option("country", it.subject)->required();
    showing->add_flag("--json", it.json);
}

void add_scores(CLI::App& app, Choice& it)
{
    const auto scores = with_data(it, [&it](const Config& config) { return score(config, it.question); });
    auto* scoring = add(app, it, "score", "Make the scores and print them", [&it, scores] {
        return it.vectors ? reference_vectors(it.config_file, it.question.methodology, it.question.json) : scores();
    });
    scoring->add_flag(
        "--reference-vectors", it.vectors,
        "Instead: every worked figure, what the configured methodology or that of --methodology makes of it beside; "
        "ends with 1 when one differs");
    scoring->add_option("--country", it.question.country, "One country alone");
    scoring->add_option("--methodology", it.question.methodology,
                        "By this file instead of the methodology in force, over the evidence that is stored");
    scoring->add_option("--since", it.question.since,
                        "Every round from this day on, a series with its breaks; with --methodology cast back");
    scoring->add_option("--as-of", it.question.as_of, "A day or a time in UTC: 2026-11-21 or 2026-11-21T04:10:00Z");
    scoring->add_flag("--ranks", it.question.ranks,
                      "Instead: between which places each country lies, and why the others have none");
    scoring->add_flag("--json", it.question.json);
    auto* explaining = add(app, it, "explain", "From a number down to the observations it is made of",
                           with_data(it, [&it](const Config& config) { return explain(config, it.subject, it.json); }));
    explaining->add_option("subject", it.subject, "A country code or a target's domain")->required();
    explaining->add_flag("--json", it.json);
    add(app, it, "rejudge", "Make index and views anew from the ledger alone", with_data(it, rejudge));
    add(app, it, "export", "The canonical export of every view", with_data(it, export_views));
}

void add_reports(CLI::App& app, Choice& it)
{
    auto* reporting = add(app, it, "report", "Make a national report, keep it for ever, print it as HTML and PDF",
                          with_data(it, [&it](const Config& config) { return report(config, it.report); }));
    auto* country = reporting->add_option("country", it.report.country, "ISO 3166-1 alpha-2");
    auto* unprinted =
        reporting->add_flag("--unprinted", it.report.unprinted,
                            "Instead: print every kept report that lacks a language, such as those made over the network");
    unprinted->excludes(country);
    reporting->add_option("--language", it.report.languages,
                          "ar, en, es, fr, ru or zh; may be repeated; all when not given");
    reporting->add_option("--as-of", it.report.as_of, "A day or a time in UTC: only what the ledger had by then")
        ->excludes(unprinted);
    reporting->add_option("--out", it.report.out, "Write copies into this folder");
    auto* writing = add(app, it, "letters", "Print a letter to each organisation with its own findings",
                        with_data(it, [&it](const Config& config) { return letters(config, it.letters); }));
    writing->add_option("country", it.letters.country, "ISO 3166-1 alpha-2")->required();
    writing->add_option("--out", it.letters.out, "Write into this folder")->required();
    writing->add_option("--language", it.letters.languages, "ar, en, es, fr, ru or zh; may be repeated")
        ->capture_default_str();
    writing->add_option("--organisation", it.letters.organisation, "To this one alone, named as in the frame");
    writing->add_flag("--all", it.letters.all, "To those with nothing to mend, too");
    writing->add_flag("--with-withheld", it.letters.withheld_too,
                      "With findings that wait for their owner: confidential, and written down in the audit trail");
}

void add_ledger(CLI::App& app, Choice& it)
{
    auto* group = add_group(app, "ledger", "The append-only store of all that came in");
    add(*group, it, "verify", "Prove that no entry was changed or removed", with_data(it, [&it](const Config& config) {
        return ledger_verify(config, it.json);
    }))->add_flag("--json", it.json);
    add(*group, it, "export", "Every entry as NDJSON, batches line by line", with_data(it, ledger_export));
    add(*group, it, "roots", "The last hash of every closed segment: what to publish before segments are dropped",
        with_data(it, ledger_roots));
    auto* dropping =
        add(*group, it, "drop", "Drop what probes sent in segments that ended before a day; stubs keep the chain",
            with_data(it, [&it](const Config& config) { return ledger_drop(config, it.drop); }));
    dropping->add_option("--before", it.drop.before, "A UTC day, 2026-11-21")->required();
    dropping->add_option("--published", it.drop.published, "The file of roots that was published")->required();
}

void add_context(CLI::App& app, Choice& it)
{
    auto* group = add_group(app, "context", "What is known of addresses beside the measurement");
    auto* importing = add(*group, it, "import", "Make a table of networks, countries, routes or vrps",
                          [&it] { return context_import(it.context); });
    importing->add_option("kind", it.context.kind, "networks, countries: CSV; routes: `bgpdump -m`; vrps: JSON")->required();
    importing->add_option("files", it.context.files, "`-` is standard input")->required();
    importing->add_option("--out", it.context.out, "The table to write")->required();
    importing->add_option("--dated", it.context.dated, "When networks or countries were made: 2026-11-21T00:00:00Z");
    add(*group, it, "show", "What the configured tables say of addresses",
        configured(it, [&it](const Config& config) { return context_show(config, it.names); }))
        ->add_option("addresses", it.names)
        ->required();
}

void add_networks(CLI::App& app, Choice& it)
{
    auto* group = add_group(app, "networks", "What countries hold, announce and use");
    auto* importing = add(*group, it, "import", "Take in registries' statistics or series of users",
                          with_data(it, [&it](const Config& config) { return networks_import(config, it.networks); }));
    importing->add_option("kind", it.networks.kind, "delegated: of the registries; users: CSV of shares; trend: CSV of sums")
        ->required();
    importing->add_option("files", it.networks.files, "`-` is standard input")->required();
    importing->add_flag("--miscounted", it.networks.miscounted, "Take a file with fewer records than its summary says");
    add(*group, it, "publish", "Make the figures anew, with the configured routes and vrps",
        with_data(it, networks_publish));
    auto* totals =
        add(*group, it, "totals", "What registries' files come to, as CSV", [&it] { return networks_totals(it.networks); });
    totals->add_option("files", it.networks.files)->required();
    totals->add_flag("--miscounted", it.networks.miscounted, "Take a file with fewer records than its summary says");
    add(*group, it, "show", "The published document of a country",
        with_data(it, [&it](const Config& config) { return networks_show(config, it.subject); }))
        ->add_option("country", it.subject)
        ->required();
}

void add_policy(CLI::App& app, Choice& it)
{
    auto* group = add_group(app, "policy", "What countries promised by when");
    add(*group, it, "import", "Put the policies of a country in force",
        with_data(it, [&it](const Config& config) { return policy_import(config, it.subject); }))
        ->add_option("file", it.subject)
        ->required();
    add(*group, it, "check", "Say everything that is wrong with a file of policies",
        [&it] { return policy_check(it.subject); })
        ->add_option("file", it.subject)
        ->required();
    add(*group, it, "show", "The policies of a country in force",
        with_data(it, [&it](const Config& config) { return policy_show(config, it.subject); }))
        ->add_option("country", it.subject)
        ->required();
}

void add_rest(CLI::App& app, Choice& it)
{
    add(app, it, "serve", "Receive, score, serve: the daemon", with_data(it, serve));
    add(app, it, "init", "Make the data directory and a certificate",
        configured(it, [&it](const Config& config) { return init(config, it.names); }))
        ->add_option("--name", it.names, "Name or address under which probes reach the collector; may be repeated");
    auto* group = add_group(app, "config", "The configuration");
    add(*group, it, "check", "Say everything that is wrong with the file", [&it] { return config_check(it.config_file); });
    add(*group, it, "reference", "Every key with its meaning, as Markdown", config_reference);
    add(app, it, "doctor", "Look for what keeps the collector from working",
        configured(it, [&it](const Config& config) { return doctor(config, it.json); }))
        ->add_flag("--json", it.json);
    add(app, it, "openapi", "The description of the API", openapi);
    add(app, it, "version", "Print the version", version);
    auto* logging = add(app, it, "log-events", "Every event the daemon may log", log_events);
    logging->add_flag("--markdown", it.markdown);
    logging->group("");
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
    CLI::App app("sextant-collector: receives what probes measured, keeps it, scores it, serves it");
    Choice choice;
    app.add_option("--config", choice.config_file, "Configuration file")->capture_default_str();
    app.require_subcommand(1);
    app.footer(kFooter);
    add_rest(app, choice);
    add_probe(app, choice);
    add_frame(app, choice);
    add_scores(app, choice);
    add_reports(app, choice);
    add_ledger(app, choice);
    add_context(app, choice);
    add_note_commands(
        app, [&choice](std::function<int(const Config&)> verb) { choice.verb = with_data(choice, std::move(verb)); });
    add_networks(app, choice);
    add_policy(app, choice);
    const auto needs_data = [&choice](std::function<int(const Config&)> verb) { return with_data(choice, std::move(verb)); };
    add_devices(app, needs_data, choice.verb);
    add_people(app, needs_data, choice.verb);
    add_repository(app, needs_data, choice.verb);
    add_trust(app, needs_data, choice.verb);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& refusal) {
        return app.exit(refusal) == 0 ? code(Exit::ok) : code(Exit::usage);
    }
    return perform(choice);
}

}  // namespace collector::cli
