#include "collector/cli/trust_verbs.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>

namespace collector::cli {
namespace {

constexpr std::size_t kUsualDeeds = 100;

/// What the options of one verb fill in; lives as long as the command line.
struct TrustChoice {
    DisclosureRequest told{.target = {}, .check = {}, .day = {}, .reason = {}, .telling = true};
    DisclosureRequest released;
    std::string country;
    std::size_t limit = kUsualDeeds;
    bool json = false;
};

using WithData = std::function<std::function<int()>(std::function<int(const Config&)>)>;

CLI::App* add_group(CLI::App& app, const char* name, const char* what)
{
    auto* group = app.add_subcommand(name, what);
    group->require_subcommand(1);
    group->fallthrough();
    return group;
}

CLI::App* add(CLI::App& group, const char* name, const char* what, std::function<int()> run, std::function<int()>& verb)
{
    auto* sub = group.add_subcommand(name, what);
    sub->fallthrough();
    sub->callback([&verb, run = std::move(run)] { verb = run; });
    return sub;
}

void add_subject(CLI::App& verb, DisclosureRequest& request, const char* day, const char* reason)
{
    verb.add_option("target", request.target, "Its domain")->required();
    verb.add_option("--check", request.check, "This check alone, e.g. security.exposure");
    verb.add_option("--on", request.day, day);
    verb.add_option("--reason", request.reason, reason);
}

}  // namespace

void add_trust(CLI::App& app, const WithData& with_data, std::function<int()>& verb)
{
    const auto it = std::make_shared<TrustChoice>();
    auto* group = add_group(app, "disclosure", "Findings that expose a service: who was told, and from when all may know");
    add_subject(*add(*group, "tell", "The owner was told; after the embargo the public may know",
                     with_data([it](const Config& config) { return disclosure_put(config, it->told); }), verb),
                it->told, "The day of the telling, 2026-11-21; today when not given", "How: for the ledger");
    add_subject(*add(*group, "release", "Say from when the public may know: earlier or later than promised",
                     with_data([it](const Config& config) { return disclosure_put(config, it->released); }), verb),
                it->released, "From this day on; today when not given", "Why: for the ledger");
    auto* listing =
        add(*group, "ls", "What is found now, and what was told of it",
            with_data([it](const Config& config) { return disclosure_list(config, it->country, it->json); }), verb);
    listing->add_option("--country", it->country, "One country alone");
    listing->add_flag("--json", it->json);
    auto* trail = add_group(app, "audit", "Who did what, when, from where, by which role");
    auto* deeds = add(*trail, "ls", "The newest deeds, newest first",
                      with_data([it](const Config& config) { return audit_list(config, it->limit, it->json); }), verb);
    deeds->add_option("--limit", it->limit, "At most so many")->capture_default_str();
    deeds->add_flag("--json", it->json);
    add(*trail, "verify", "Prove that no line was changed or removed", with_data(audit_verify), verb);
}

}  // namespace collector::cli
