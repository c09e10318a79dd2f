#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/indexing.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/repository/policy_file.hpp"

namespace collector::cli {
namespace {

std::string summary(const PoliciesImport& policies)
{
    return policies.country + ": " + std::to_string(policies.policies.size()) + " policies, " + policies.sha256;
}

measure::Result<void> import(const Config& config, const repository::PolicyFile& read)
{
    const auto& policies = read.policies;
    const auto index = open_index(config);
    const auto known = index ? index->store->policies_sha256(policies.country) : tl::unexpected(index.error());
    if (!known) {
        return tl::unexpected(known.error());
    }
    if (*known == policies.sha256) {
        say("in force already: " + summary(policies));
        return {};
    }
    ImportedPolicies fact{.country = policies.country, .sha256 = policies.sha256, .toml = read.toml};
    return append_fact(config, std::move(fact)).map([&] { say("imported " + summary(policies)); });
}

}  // namespace

int policy_check(const std::string& file)
{
    const auto read = repository::read_policy_file(file);
    if (!read.errors.empty()) {
        return complain(read.errors, Exit::config);
    }
    say("good: " + summary(read.policies));
    return code(Exit::ok);
}

int policy_import(const Config& config, const std::string& file)
{
    const auto read = repository::read_policy_file(file);
    if (!read.errors.empty()) {
        say("nothing was imported");
        return complain(read.errors, Exit::config);
    }
    const auto done = import(config, read);
    return done ? code(Exit::ok) : complain(done.error());
}

int policy_show(const Config& config, const std::string& country)
{
    const auto index = open_index(config);
    const auto policies = index ? index->views->policies(country) : tl::unexpected(index.error());
    if (!policies) {
        return complain(policies.error());
    }
    std::vector<std::vector<std::string>> rows{{"ID", "FIGURE", "TARGET", "BY", "MANDATE", "TITLE"}};
    for (const auto& it : *policies) {
        rows.push_back({it.id, it.figure, std::to_string(it.target).substr(0, 6), it.by, it.mandate, it.title});
    }
    print(as_table(rows));
    return code(Exit::ok);
}

}  // namespace collector::cli
