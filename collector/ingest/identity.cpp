#include "collector/ingest/identity.hpp"

#include "codec/digest.hpp"

namespace collector::ingest {
namespace {

Person as_person(const Registration& probe)
{
    return {.name = probe.probe,
            .roles = {PersonRole::laboratory},
            .countries = {probe.country},
            .organisation = probe.laboratory,
            .domains = {},
            .token_sha256 = probe.token_sha256};
}

}  // namespace

measure::Result<std::optional<Registration>> find_sender(const Store& store, const std::string& token)
{
    auto probes = store.probes();
    if (!probes) {
        return tl::unexpected(probes.error());
    }
    const auto wanted = codec::sha256(token);
    std::optional<Registration> sender;
    for (auto& probe : *probes) {
        if (codec::equal_in_constant_time(probe.token_sha256, wanted)) {
            sender = std::move(probe);
        }
    }
    return sender;
}

measure::Result<std::optional<Person>> find_bearer(const Store& store, const AccessFacts& access, const std::string& token)
{
    auto people = access.people();
    if (!people) {
        return tl::unexpected(people.error());
    }
    const auto wanted = codec::sha256(token);
    std::optional<Person> bearer;
    for (auto& person : *people) {
        if (codec::equal_in_constant_time(person.token_sha256, wanted)) {
            bearer = std::move(person);
        }
    }
    const auto probe = find_sender(store, token);
    if (!probe) {
        return tl::unexpected(probe.error());
    }
    return !bearer && *probe ? std::optional(as_person(**probe)) : bearer;
}

}  // namespace collector::ingest
