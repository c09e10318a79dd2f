#include "collector/cli/note_commands.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>

namespace collector::cli {
namespace {

using Choose = std::function<void(std::function<int(const Config&)>)>;

CLI::App* add_group(CLI::App& under, const char* name, const char* what)
{
    auto* group = under.add_subcommand(name, what);
    group->require_subcommand(1);
    group->fallthrough();
    return group;
}

/// A verb with what is typed for it, which lives as long as the verb.
template <typename Request>
CLI::App* add_verb(CLI::App& under, const char* name, const char* what, const Choose& choose,
                   std::shared_ptr<Request> request, int (*verb)(const Config&, const Request&))
{
    auto* sub = under.add_subcommand(name, what);
    sub->fallthrough();
    sub->callback(
        [choose, request, verb] { choose([request, verb](const Config& config) { return verb(config, *request); }); });
    return sub;
}

void add_case_verbs(CLI::App& group, const Choose& choose)
{
    const auto it = std::make_shared<CaseRequest>();
    auto* opening = add_verb(group, "open", "Dispute what a check says of a target; prints the number of the case", choose,
                             it, &correction_open);
    opening->add_option("target", it->target, "Its domain, as in the frame")->required();
    opening->add_option("--check", it->check, "The check; the one that decided the target's state when not given");
    opening->add_option("--round", it->round, "The UTC day of the verdict, 2026-11-21; the newest when not given");
    auto* rechecking = add_verb(group, "recheck", "Ask for a re-check: the rounds that follow are shown beside the dispute",
                                choose, it, &correction_recheck);
    auto* answering = add_verb(group, "answer", "Answer a case, which ends it", choose, it, &correction_answer);
    answering->add_option("--finding", it->finding, "upheld, corrected or withdrawn")->required();
    answering->add_option("--numbers", it->numbers, "With corrected: which published numbers change, and how");
    for (auto* sub : {rechecking, answering}) {
        sub->add_option("case", it->number, "Its number")->required();
    }
    for (auto* sub : {opening, rechecking, answering}) {
        sub->add_option("--by", it->by, "Who says so: an organisation, never a person")->required();
        sub->add_option("--why", it->text, "In words that everybody may read")->required();
    }
}

void add_corrections(CLI::App& app, const Choose& choose)
{
    auto* group = add_group(app, "corrections", "Disputed verdicts: each step is kept on the ledger and shown");
    add_case_verbs(*group, choose);
    const auto query = std::make_shared<NoteQuery>();
    auto* listing = add_verb(*group, "list", "The cases", choose, query, &correction_list);
    listing->add_option("--country", query->country, "Of one country");
    listing->add_flag("--open", query->open_only, "Those without an answer");
    auto* showing =
        add_verb(*group, "show", "One case with every step, and what was measured since", choose, query, &correction_list);
    showing->add_option("case", query->number, "Its number")->required();
    for (auto* sub : {listing, showing}) {
        sub->add_flag("--json", query->json);
    }
}

int add_erratum(const Config& config, const measure::Erratum& erratum)
{
    return erratum_add(config, erratum);
}

void add_errata(CLI::App& app, const Choose& choose)
{
    auto* group = add_group(app, "errata", "Defects of published numbers, told in public");
    const auto it = std::make_shared<measure::Erratum>();
    auto* adding = add_verb(*group, "add", "Tell one; it stays on the ledger", choose, it, &add_erratum);
    adding->add_option("--what", it->what, "What changed")->required();
    adding->add_option("--numbers", it->numbers, "Which numbers, by how much")->required();
    adding->add_option("--why", it->why, "Why")->required();
    adding->add_option("--country", it->country, "Of one country; all when not given");
    adding->add_option("--methodology", it->methodology, "The edition they were made by");
    adding->add_option("--on", it->dated, "The day it is told, 2026-11-21; today when not given");
    const auto query = std::make_shared<NoteQuery>();
    auto* listing =
        add_verb(*group, "list", "All of them, corrected verdicts among them, newest first", choose, query, &erratum_list);
    listing->add_option("--country", query->country, "Of one country, and those of all");
    listing->add_flag("--json", query->json);
}

int list_methodologies(const Config& config, const NoteQuery& query)
{
    return methodology_list(config, query.json);
}

void add_methodology(CLI::App& app, const Choose& choose)
{
    auto* group = add_group(app, "methodology", "Editions of the methodology beside the one in force");
    const auto it = std::make_shared<MethodologyRequest>();
    auto* announcing = add_verb(*group, "announce", "Publish by this one, too, for a stated period, and cast it back",
                                choose, it, &methodology_announce);
    announcing->add_option("file", it->file, "Its parameter file")->required();
    announcing->add_option("--from", it->first_day, "First day of the period, 2026-12-01")->required();
    announcing->add_option("--until", it->last_day, "Last day; two windows after the first when not given");
    announcing->add_option("--why", it->why, "Why the methodology changes")->required();
    const auto query = std::make_shared<NoteQuery>();
    add_verb(*group, "list", "The one in force and those beside it", choose, query, &list_methodologies)
        ->add_flag("--json", query->json);
}

void add_compare(CLI::App& app, const Choose& choose)
{
    const auto it = std::make_shared<CompareRequest>();
    auto* verb = add_verb(app, "compare", "Set what others measured beside ours: agreement and kappa, every disagreement",
                          choose, it, &compare);
    verb->add_option("format", it->format, "internetnl, nist or gsa")->required();
    verb->add_option("file", it->file, "Their results")->required();
    verb->add_flag("--json", it->json);
}

}  // namespace

void add_note_commands(CLI::App& app, const Choose& choose)
{
    add_corrections(app, choose);
    add_errata(app, choose);
    add_methodology(app, choose);
    add_compare(app, choose);
}

}  // namespace collector::cli
