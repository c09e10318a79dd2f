#include "collector/cli/person_verbs.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>

namespace collector::cli {
namespace {

/// What the options of one verb fill in; lives as long as the command line.
struct PersonChoice {
    NewPerson person;
    std::string subject;
    std::string reason;
    bool json = false;
};

CLI::App* add(CLI::App& group, const char* name, const char* what, std::function<int()> run, std::function<int()>& verb)
{
    auto* sub = group.add_subcommand(name, what);
    sub->fallthrough();
    sub->callback([&verb, run = std::move(run)] { verb = run; });
    return sub;
}

void add_options(CLI::App& adding, NewPerson& person)
{
    adding.add_option("name", person.name, "a-z, 0-9 and -")->required();
    adding
        .add_option("--role", person.roles,
                    "regulator, frame_editor, consent_editor, installed_base_editor, policy_editor, profile_editor, "
                    "author, reviewer, partner, owner or auditor; may be repeated")
        ->required();
    adding.add_option("--country", person.countries, "Where the roles hold, ISO 3166-1 alpha-2, or *; may be repeated");
    adding.add_option("--organisation", person.organisation, "For whom the person acts");
    adding.add_option("--domain", person.domains, "A registrable domain of an owner; may be repeated");
    adding.add_option("--expires", person.expires,
                      "The last day on which the token holds, e.g. 2027-11-22, UTC; until it is revoked when not given");
    adding.add_option("--token-file", person.token_file,
                      "Take the token from this file; when it is not there, write a new one to it");
}

}  // namespace

void add_people(CLI::App& app, const std::function<std::function<int()>(std::function<int(const Config&)>)>& with_data,
                std::function<int()>& verb)
{
    const auto it = std::make_shared<PersonChoice>();
    auto* group = app.add_subcommand("person", "Who may see and do what");
    group->require_subcommand(1);
    group->fallthrough();
    auto* adding = add(*group, "add", "Give somebody a token; prints it, once",
                       with_data([it](const Config& config) { return person_add(config, it->person); }), verb);
    add_options(*adding, it->person);
    add(*group, "ls", "List people", with_data([it](const Config& config) { return person_list(config, it->json); }), verb)
        ->add_flag("--json", it->json);
    auto* revoking =
        add(*group, "revoke", "Refuse somebody's token from now on; what was done stays",
            with_data([it](const Config& config) { return person_revoke(config, it->subject, it->reason); }), verb);
    revoking->add_option("name", it->subject)->required();
    revoking->add_option("--reason", it->reason, "For the ledger");
}

}  // namespace collector::cli
