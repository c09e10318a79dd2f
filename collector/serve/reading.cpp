#include "collector/serve/reading.hpp"

#include "collector/aggregate/rounds.hpp"

namespace collector::serve {
namespace {

/// The same site over other views. A member that is added to Site makes this refuse to compile, and is added here.
Site over(const Site& site, const Views& shown)
{
    const auto& [views, evidence, events, metrics, methodology, web, rules, devices, bearer_of, access, audit, edition, now,
                 ready, listener_counts, on_failure, reports, publisher, contributions, licence] = site;
    static_cast<void>(views);
    return Site{.views = shown,
                .evidence = evidence,
                .events = events,
                .metrics = metrics,
                .methodology = methodology,
                .web = web,
                .rules = rules,
                .devices = devices,
                .bearer_of = bearer_of,
                .access = access,
                .audit = audit,
                .edition = edition,
                .now = now,
                .ready = ready,
                .listener_counts = listener_counts,
                .on_failure = on_failure,
                .reports = reports,
                .publisher = publisher,
                .contributions = contributions,
                .licence = licence};
}

}  // namespace

Reading::Reading(const Site& all, std::shared_ptr<const KnownFindings> findings, std::optional<Person> reader)
    : findings_(std::move(findings)), embargo_(findings_->told(), aggregate::day_of(all.now()), std::move(reader)),
      views_(all.views, *findings_, embargo_), site_(over(all, views_))
{
}

}  // namespace collector::serve
