#include "probe/cpe/cli/command_line.hpp"

#include "daemon/console.hpp"
#include "probe/cpe/cli/submit_verb.hpp"
#include "probe/cpe/cli/verbs.hpp"
#include "probe/cpe/cli/watch_verb.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <functional>

namespace cpe::cli {
namespace {

constexpr auto kFooter =
    "Exit codes: 0 ok, 1 error, 2 usage, 4 two runs differ. It needs CAP_NET_RAW, and CAP_NET_ADMIN to change carrier "
    "and to keep the host's own IPv6 off the two ports.";

/// Everything the command line may fill in, and the verb it chose.
struct Choice {
    RunOptions run;
    SubmitOptions submission;
    WatchOptions watching;
    bool json = false;
    bool markdown = false;
    bool phases = false;
    std::string folder;
    std::string other;
    std::string row;
    std::function<int()> verb;

    Format format() const { return markdown ? Format::markdown : json ? Format::json : Format::text; }
};

CLI::App* add(CLI::App& under, Choice& it, const char* name, const char* what, std::function<int()> verb)
{
    auto* sub = under.add_subcommand(name, what);
    sub->callback([&it, verb = std::move(verb)] { it.verb = verb; });
    return sub;
}

void add_run(CLI::App& app, Choice& it)
{
    auto& run = it.run;
    auto* running = add(app, it, "run", "Put a home router through the phases, record, and judge", [&it] {
        it.run.json = it.json;
        return run_router(it.run);
    });
    running->add_option("--lan", run.lan, "The port at the router's LAN side; it carries nothing else")->required();
    running->add_option("--wan", run.wan,
                        "The port at its WAN side, where this program is the ISP; without it the LAN alone is looked at");
    running->add_option("--device", run.device, "MAKER/MODEL/FIRMWARE")->required();
    running->add_option("--out", run.folder, "A new directory for the run")->required();
    running->add_option("--profile", run.profile, "Which documents count: 7084, 7084+9096 (default), 7084bis, or a file");
    running->add_option("--phases", run.phases, "Only these: boot,steady")->delimiter(',')->allow_extra_args(false);
    running->add_option("--power", run.power_command,
                        "A command that is called with `on` or `off`; without it the terminal asks");
    running->add_option("--link", run.link_command,
                        "A command that is called with `lan|wan up|down` instead of changing the port");
    running
        ->add_option("--silence", run.silence_seconds,
                     "Seconds of a silent WAN after the router's first solicitation on it (default 35)")
        ->check(CLI::Range(10, 600));
    running->add_option("--isp-block", run.isp_block, "The /32 in which the ISP of this run lives");
    running->add_option("--laboratory", run.laboratory, "Who runs it, for the report");
    running->add_flag("--no-power", run.without_power, "The router stays on: without the phases that cut its power");
    running->add_flag("--scan", run.may_scan, "With the phase soak: ten thousand hosts may be looked for on the LAN (L-21)");
    running->add_flag("--force", run.forced, "Also on a port with this host's default route");
    running->add_flag("--json", it.json, "The verdict vector as one line");
}

void add_watch(CLI::App& app, Choice& it)
{
    auto& to = it.watching;
    auto* watching =
        add(app, it, "watch", "Look at a router in service from its LAN, for weeks; a line when a verdict changes",
            [&it] { return watch_router(it.watching); });
    watching->add_option("--lan", to.lan, "A port at the LAN that this host uses for nothing else")->required();
    watching->add_option("--device", to.device, "MAKER/MODEL/FIRMWARE")->required();
    watching->add_option("--out", to.folder, "Where the state and the recorded rounds are; a watch goes on where it was")
        ->required();
    watching->add_option("--every", to.every_minutes, "Minutes of a round (default 10)")->check(CLI::Range(1, 240));
    watching->add_option("--window", to.window_hours, "Hours over which a row is judged (default 24)")
        ->check(CLI::Range(1, 720));
    watching->add_option("--keep", to.keep_days, "Days of recorded rounds (default 14); those of a change stay")
        ->check(CLI::Range(1, 3650));
    watching->add_option("--rounds", to.rounds, "End after so many (default: at a signal)")->check(CLI::Range(0, 1'000'000));
    watching->add_option("--laboratory", to.laboratory, "Who watches, for the report");
    watching->add_flag("--force", to.forced, "Also on a port with this host's default route");
}

void add_recorded(CLI::App& app, Choice& it)
{
    auto* judging =
        add(app, it, "judge", "Judge a recorded run again", [&it] { return judge_folder(it.folder, it.format()); });
    judging->add_option("dir", it.folder)->required();
    judging->add_flag("--json", it.json, "The verdict vector as one line");
    auto* reporting = add(app, it, "report", "Write report.html and report.xml (JUnit) of a run",
                          [&it] { return report_folder(it.folder); });
    reporting->add_option("dir", it.folder)->required();
    auto* comparing =
        add(app, it, "compare", "What differs between two runs", [&it] { return compare_folders(it.folder, it.other); });
    comparing->add_option("before", it.folder)->required();
    comparing->add_option("now", it.other)->required();
}

void add_submit(CLI::App& app, Choice& it)
{
    auto& to = it.submission;
    auto* submitting =
        add(app, it, "submit", "Bring a run's verdicts to a collector; the same run again has no effect", [&it] {
            it.submission.folder = it.folder;
            it.submission.json = it.json;
            return submit_run(it.submission);
        });
    submitting->add_option("dir", it.folder)->required();
    submitting->add_option("--collector", to.collector, "https://collector.example.test:8443")->required();
    submitting->add_option("--token-file", to.token_file, "The token of `sextant-collector probe add`")->required();
    submitting->add_option("--ca", to.ca, "The authority of the collector's certificate; no other is believed")->required();
    submitting->add_flag("--without-capture", to.without_capture,
                         "The verdicts alone: nobody can judge the run again there");
    submitting->add_flag("--rejudged", to.rejudged, "In place of an earlier judgement of the same frames");
    submitting->add_option("--tries", to.tries, "While the collector does not answer (default 5)")->check(CLI::Range(1, 100));
    submitting->add_flag("--json", it.json, "What came of it as one line");
}

void add_knowledge(CLI::App& app, Choice& it)
{
    auto* listing =
        add(app, it, "list", "Every requirement", [&it] { return it.phases ? list_phases() : list_rows(it.format()); });
    listing->add_flag("--json", it.json);
    listing->add_flag("--markdown", it.markdown);
    listing->add_flag("--phases", it.phases, "The phases instead");
    auto* explaining = add(app, it, "explain", "One requirement", [&it] { return explain_row(it.row); });
    explaining->add_option("row", it.row, "W-2a or cpe.w2a")->required();
}

int perform(const Choice& it)
{
    try {
        return it.verb();
    } catch (const std::exception& failure) {
        return daemons::complain({.what = failure.what(), .where = {}, .remedy = {}});
    }
}

}  // namespace

int run(int argc, char** argv)
{
    CLI::App app("sextant-cpe: what a home router does right and wrong with IPv6, row by row, with packets as proof");
    Choice it;
    app.require_subcommand(1);
    app.footer(kFooter);
    add_run(app, it);
    add_watch(app, it);
    add_recorded(app, it);
    add_submit(app, it);
    add_knowledge(app, it);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& refusal) {
        return app.exit(refusal) == 0 ? daemons::code(daemons::Exit::ok) : daemons::code(daemons::Exit::usage);
    }
    return perform(it);
}

}  // namespace cpe::cli
