#include "collector/access/telling.hpp"

#include "collector/access/embargo.hpp"

namespace collector::access {
namespace {

std::string exposing_checks()
{
    std::string names;
    for (const auto check : kExposingChecks) {
        names += (names.empty() ? "" : ", ") + std::string(check);
    }
    return names;
}

/// What every fact of it says, whichever check it is of.
measure::Result<Disclosure> fact_of(const Telling& telling, measure::Day today, std::chrono::days embargo)
{
    const auto day = telling.day.empty() ? measure::Result<measure::Day>(today) : measure::parse_iso_date(telling.day);
    if (!day) {
        return measure::error("'" + telling.day + "' is no day", "on", "write it as 2026-11-21");
    }
    if (!telling.is_release && *day > today) {
        return measure::error("the day is still to come: nobody was told then", "on",
                              "say it when the owner was told, or release the finding from that day on");
    }
    if (!telling.check.empty() && !exposes(telling.check)) {
        return measure::error("nothing of this check is withheld", telling.check,
                              "name one of " + exposing_checks() + ", or leave the check out");
    }
    return Disclosure{.target = telling.target,
                      .check = telling.check,
                      .told = telling.is_release ? "" : measure::to_iso_date(*day),
                      .public_from = measure::to_iso_date(telling.is_release ? *day : *day + embargo),
                      .by = telling.by,
                      .reason = telling.reason};
}

std::vector<std::string> checks_meant(const Telling& telling, std::span<const OpenFinding> open)
{
    if (telling.is_release && !telling.check.empty()) {
        return {telling.check};
    }
    std::vector<std::string> checks;
    for (const auto& it : open) {
        if (it.target == telling.target && (telling.check.empty() || it.check == telling.check)) {
            checks.push_back(it.check);
        }
    }
    return checks;
}

}  // namespace

measure::Result<std::vector<Disclosure>> disclosures_of(const Telling& telling, std::span<const OpenFinding> open,
                                                        measure::Day today, std::chrono::days embargo)
{
    auto fact = fact_of(telling, today, embargo);
    if (!fact) {
        return tl::unexpected(fact.error());
    }
    const auto checks = checks_meant(telling, open);
    if (checks.empty()) {
        return measure::error("nothing of this kind is found there now: what is found later takes a word of its own",
                              telling.target + (telling.check.empty() ? "" : " " + telling.check),
                              "look which findings there are, with `disclosure ls` or GET /v1/disclosures");
    }
    std::vector<Disclosure> facts;
    for (const auto& check : checks) {
        fact->check = check;
        facts.push_back(*fact);
    }
    return facts;
}

}  // namespace collector::access
