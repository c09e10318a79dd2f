#include "collector/cli/deed_of.hpp"

#include "collector/audit/file_trail.hpp"
#include "collector/cli/moment.hpp"
#include "measure/words.hpp"

#include <unistd.h>

namespace collector::cli {
namespace {

/// What is changed, and of whom or what.
struct Change {
    std::string action;
    std::string subject;
};

Change change_of(const ReceivedBatch& it)
{
    return {"batch", it.batch.id.probe};
}

Change change_of(const ReceivedDeviceRun& it)
{
    return {"device_run", it.frames_sha256};
}

Change change_of(const ImportedFrame& it)
{
    return {"frame", it.country + " " + it.sha256};
}

Change change_of(const Registration& it)
{
    return {"registration", it.probe};
}

Change change_of(const Revocation& it)
{
    return {"revocation", it.probe};
}

Change change_of(const ImportedNetworks& it)
{
    return {"networks", it.sha256};
}

Change change_of(const ImportedPolicies& it)
{
    return {"policies", it.country + " " + it.sha256};
}

Change change_of(const measure::PublicNote& it)
{
    const auto* note = std::get_if<measure::CaseNote>(&it);
    return {"note", note != nullptr ? note->target + " " + note->check : std::string()};
}

Change change_of(const InstalledBase& it)
{
    return {"installed_base", it.sha256};
}

Change change_of(const DeviceRelease& it)
{
    return {"device_release", it.device + " " + it.row};
}

Change change_of(const Person& it)
{
    return {it.revoked ? "person_revoked" : "person", it.name};
}

Change change_of(const Disclosure& it)
{
    return {it.told.empty() ? "release" : "telling", it.target + " " + it.check};
}

Change change_of(const ContributionFact& it)
{
    return {"contribution_" + std::string(measure::to_word(it.step)), it.contribution};
}

}  // namespace

measure::Result<void> write_down(const config::Config& config, const std::string& action, const std::string& subject)
{
    return audit::FileTrail(config::audit_file(config))
        .record({.number = 0,
                 .at = now(),
                 .who = "operator",
                 .roles = {"operator"},
                 .action = action,
                 .subject = subject,
                 .from = "command line, user " + std::to_string(::getuid()),
                 .outcome = "allowed"});
}

measure::Result<void> write_down(const config::Config& config, const decltype(LedgerEntry::fact)& fact)
{
    const auto change = std::visit([](const auto& it) { return change_of(it); }, fact);
    return write_down(config, change.action, change.subject);
}

}  // namespace collector::cli
