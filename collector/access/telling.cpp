#include "collector/access/telling.hpp"

#include "collector/access/embargo.hpp"

namespace collector::access {

measure::Result<Disclosure> disclosure_of(const Telling& telling, measure::Day today, std::chrono::days embargo)
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
                              "name security.exposure, security.admin, security.access, security.rate_limit or "
                              "security.recursion, or leave the check out");
    }
    return Disclosure{.target = telling.target,
                      .check = telling.check,
                      .told = telling.is_release ? "" : measure::to_iso_date(*day),
                      .public_from = measure::to_iso_date(telling.is_release ? *day : *day + embargo),
                      .by = telling.by,
                      .reason = telling.reason};
}

}  // namespace collector::access
