#include "collector/cli/repository_verbs.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>

namespace collector::cli {
namespace {

using WithData = std::function<std::function<int()>(std::function<int(const Config&)>)>;
using Verb = int (*)(const Config&, const RepositoryRequest&);

/// The group under which verbs are added, with what all of them need.
struct Group {
    CLI::App& app;
    const WithData& with_data;
    std::function<int()>& verb;
    std::shared_ptr<RepositoryRequest> it = std::make_shared<RepositoryRequest>();

    CLI::App* add(const char* name, const char* what, std::function<int()> run) const
    {
        auto* sub = app.add_subcommand(name, what);
        sub->fallthrough();
        sub->callback([chosen = &verb, run = std::move(run)] { *chosen = run; });
        return sub;
    }

    CLI::App* add(const char* name, const char* what, Verb run) const
    {
        return add(name, what, with_data([it = it, run](const Config& config) { return run(config, *it); }));
    }
};

void add_by(CLI::App& sub, const Group& group)
{
    sub.add_option("--by", group.it->by, "Who does it; the author is never the reviewer")->required();
}

void add_texts(const Group& group)
{
    auto* checking =
        group.add("check", "Say everything that is wrong with texts", [it = group.it] { return repository_check(*it); });
    auto* submitting = group.add("submit", "Hand in texts for review; prints their numbers", &repository_submit);
    auto* importing =
        group.add("import", "Hand in every *.md of a folder that is not known yet, octet for octet", &repository_import);
    group.add("reference", "Print every key and section of the form", [] { return repository_reference(); });
    for (auto* sub : {checking, submitting, importing}) {
        sub->add_option("file", group.it->files, "Markdown with front matter, or a folder of it")->required();
    }
    add_by(*submitting, group);
    add_by(*importing, group);
}

void add_steps(const Group& group)
{
    auto* reviewing = group.add("review", "Approve a submission, or return it to its author", &repository_review);
    reviewing->add_option("--finding", group.it->finding, "approved or returned")->required();
    auto* publishing = group.add("publish", "Publish what was approved: a new version", &repository_publish);
    auto* withdrawing = group.add("withdraw", "Take a published version back; it stays readable under its own address",
                                  &repository_withdraw);
    for (auto* sub : {reviewing, publishing, withdrawing}) {
        sub->add_option("submission", group.it->number, "Its number")->required();
        sub->add_option("--why", group.it->why, "In words for the author");
        add_by(*sub, group);
    }
}

void add_reading(const Group& group)
{
    auto* listing = group.add("ls", "What is published; with --all every submission and where it stands", &repository_list);
    listing->add_flag("--all", group.it->all, "Submissions, too");
    auto* showing = group.add("show", "A submission: its steps and its text", &repository_show);
    showing->add_option("submission", group.it->number, "Its number")->required();
    for (auto* sub : {listing, showing}) {
        sub->add_flag("--json", group.it->json);
    }
    auto* exporting = group.add("export", "Write all that is published as a data set", &repository_export);
    exporting->add_option("file", group.it->file, "The tar archive to write")->required();
}

}  // namespace

void add_repository(CLI::App& app, const WithData& with_data, std::function<int()>& verb)
{
    auto* sub = app.add_subcommand("repository", "What Member States tell of themselves: profiles and case studies");
    sub->require_subcommand(1);
    sub->fallthrough();
    const Group group{.app = *sub, .with_data = with_data, .verb = verb};
    add_texts(group);
    add_steps(group);
    add_reading(group);
}

}  // namespace collector::cli
