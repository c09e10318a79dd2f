#include "collector/audit/change.hpp"

#include "measure/words.hpp"

namespace collector::audit {
namespace {

Change change_in(const ReceivedBatch& it)
{
    return {"batch", it.batch.id.probe};
}

Change change_in(const ReceivedDeviceRun& it)
{
    return {"device_run", it.frames_sha256};
}

Change change_in(const ImportedFrame& it)
{
    return {"frame", it.country + " " + it.sha256};
}

Change change_in(const Registration& it)
{
    return {"registration", it.probe};
}

Change change_in(const Revocation& it)
{
    return {"revocation", it.probe};
}

Change change_in(const ImportedNetworks& it)
{
    return {"networks", it.sha256};
}

Change change_in(const ImportedPolicies& it)
{
    return {"policies", it.country + " " + it.sha256};
}

Change change_in(const measure::PublicNote& it)
{
    const auto* note = std::get_if<measure::CaseNote>(&it);
    return {"note", note != nullptr ? note->target + " " + note->check : std::string()};
}

Change change_in(const InstalledBase& it)
{
    return {"installed_base", it.sha256};
}

Change change_in(const DeviceRelease& it)
{
    return {"device_release", it.device + " " + it.row};
}

Change change_in(const Person& it)
{
    return {it.revoked ? "person_revoked" : "person", it.name};
}

Change change_in(const Disclosure& it)
{
    return {it.told.empty() ? "release" : "telling", it.target + " " + it.check};
}

Change change_in(const ContributionFact& it)
{
    return {"contribution_" + std::string(measure::to_word(it.step)), it.contribution};
}

}  // namespace

Change change_of(const decltype(LedgerEntry::fact)& fact)
{
    return std::visit([](const auto& it) { return change_in(it); }, fact);
}

}  // namespace collector::audit
