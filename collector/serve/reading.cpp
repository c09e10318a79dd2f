#include "collector/serve/reading.hpp"

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

Reading::Reading(const Site& all, Disclosures told, std::optional<Person> reader)
    : told_(std::move(told)), embargo_(*told_, measure::to_rfc3339(all.now()).substr(0, 10), std::move(reader)),
      views_(all.views, all.access, embargo_), site_(over(all, views_))
{
}

measure::Result<Disclosures> ToldSoFar::at(std::uint64_t version, const AccessFacts* facts)
{
    if (told_ && version_ == version) {
        return told_;
    }
    auto read = facts == nullptr ? measure::Result<std::vector<Told>>(std::vector<Told>()) : facts->disclosures();
    if (!read) {
        return tl::unexpected(read.error());
    }
    told_ = std::make_shared<const std::vector<Told>>(*std::move(read));
    version_ = version;
    return told_;
}

}  // namespace collector::serve
