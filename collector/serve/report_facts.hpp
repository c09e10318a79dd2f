#pragma once

#include "collector/ports/reports.hpp"
#include "collector/ports/views.hpp"
#include "collector/serve/answer.hpp"
#include "collector/serve/site.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace collector::serve {

/// What reports and letters are made from.
struct ReportSources {
    const Views& views;
    const EvidenceSource& evidence;
    const MethodologyText& methodology;
    const Publisher& publisher;
    bool confidential = false;  ///< The views hold what is withheld from the public.
};

/// What the public report of a site is made from; the site outlives them.
ReportSources sources_of(const Site& site);

/// The report that a new one is compared with; both empty for none.
struct EarlierReport {
    std::string id;
    std::string facts;
};

/// The facts of a national report: one JSON document of all that is printed, in no language, made of the same pieces as the
/// API's answers. Equal views give equal facts. nullopt when the country was never scored.
measure::Result<std::optional<std::string>> national_facts(const ReportSources& sources, const measure::CountryCode& country,
                                                           const EarlierReport& earlier);

/// Who published, by which methodology, of which score: the head that reports and letters share.
Json report_head(std::string_view kind, const ReportSources& sources, const Json& nation);

/// The newest score of a country with its document; null when it was never scored.
measure::Result<Json> scored_nation(const Views& views, const measure::CountryCode& country);

/// Every target of the country, by domain.
measure::Result<std::vector<TargetView>> all_targets(const Views& views, const measure::CountryCode& country);

}  // namespace collector::serve
