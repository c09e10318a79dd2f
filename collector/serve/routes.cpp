#include "collector/serve/handlers.hpp"

namespace collector::serve {
namespace {

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kCsv = "text/csv; charset=utf-8";
constexpr std::string_view kToml = "application/toml";
constexpr std::string_view kNdjson = "application/x-ndjson";

constexpr Parameter kCountry{"country", Kind::country, "Only this country (ISO 3166 alpha-2)."};
constexpr Parameter kSector{"sector", Kind::sector, "Only this sector of the frames."};
constexpr Parameter kState{"state", Kind::state, "Only targets shown in this state."};
constexpr Parameter kCause{"cause", Kind::cause, "Only targets with this primary cause."};
constexpr Parameter kSearch{"q", Kind::text, "Part of the domain or of the organisation's name, in any case."};
constexpr Parameter kSince{"since", Kind::since,
                           "Only rounds from this UTC day on; `last-round`: what the newest round of each country "
                           "brought."};
constexpr Parameter kSort{"sort", Kind::order,
                          "A column to order by, `-` before it for downwards; by domain when not given."};
constexpr Parameter kLimit{"limit", Kind::limit, "Rows a page, 1 to 1000; 100 when not given."};
constexpr Parameter kCursor{"cursor", Kind::cursor, "Where the page before ended; opaque, from its `next`."};
constexpr Parameter kExcel{"excel", Kind::flag, "1: with a byte-order mark, and cells that look like formulas disarmed."};

constexpr Parameter kPoints{"points", Kind::points,
                            "At most so many days (1 to 1000), evenly over the whole history, the first and the newest "
                            "among them; the newest 1000 days when not given."};

constexpr Parameter kDigest{"sha256", Kind::digest,
                            "That of an older one, as it stands beside a score; the one in force when not given."};

constexpr std::array kByCountry{kCountry};
constexpr std::array kByDigest{kDigest};
constexpr std::array kHistoryQuery{kPoints};
constexpr std::array kTargetQuery{kCountry, kSector, kState, kCause, kSearch, kSort, kLimit, kCursor};
constexpr std::array kChangeQuery{kCountry, kSince, kLimit, kCursor};
constexpr std::array kPaged{kLimit, kCursor};
constexpr Parameter kHome{"country", Kind::country, "Only devices that a regulator counts in this country's homes."};
constexpr Parameter kDeviceSearch{"q", Kind::text, "Part of maker, model and firmware, in any case."};
constexpr std::array kDeviceQuery{kHome, kDeviceSearch, kLimit, kCursor};
constexpr std::array kTableQuery{kExcel};
constexpr std::array kCountryPaged{kCountry, kLimit, kCursor};
constexpr std::array kAuditQuery{kLimit};
constexpr std::array kExportQuery{kCountry, kExcel};

constexpr Parameter kContributionKind{"kind", Kind::contribution, "profile or case_study."};
constexpr Parameter kLanguage{"language", Kind::text, "Only texts in this language (BCP 47)."};
constexpr Parameter kWords{"q", Kind::text,
                           "Words that must all be there, in any order; their last letters may be missing."};
constexpr std::array kRepositoryQuery{kContributionKind, kCountry, kLanguage, kWords, kLimit, kCursor};

constexpr std::string_view kLines = "The table of this name as NDJSON: a JSON object a row, null where its cell is empty.";

// A table is read across.
// clang-format off
constexpr std::array kRoutes{
    Route{"/plain", "page", "The national table for people, without scripts.", {}, "text/html; charset=utf-8", "",
          Freshness::views, &answer_page},
    Route{"/embed/{country}", "embed", "The newest figures of a country as a table that pages of others may frame; no scripts.", {},
          "text/html; charset=utf-8", "", Freshness::share, &answer_embed},
    Route{"/style.css", "style", "Style of the page.", {}, "text/css; charset=utf-8", "", Freshness::build, &answer_style},
    Route{"/api/v1/countries", "countries", "The newest score of every country.", {}, kJson, "Countries",
          Freshness::published, &answer_countries},
    Route{"/api/v1/countries/{country}", "country", "The newest score of a country with its whole document.", {}, kJson,
          "CountryDocument", Freshness::published, &answer_country},
    Route{"/api/v1/countries/{country}/history", "history", "The scores of a country, oldest first.", kHistoryQuery, kJson,
          "History", Freshness::published, &answer_history},
    Route{"/api/v1/countries/{country}/frame", "frame",
          "The country's list of targets as it was imported: the octets whose SHA-256 is the `frame_sha256` beside its scores.",
          kByDigest, kToml, "", Freshness::digest, &answer_frame},
    Route{"/api/v1/countries/{country}/policies.toml", "policies_file", "The country's policies as they were imported.", kByDigest,
          kToml, "", Freshness::digest, &answer_policies_file},
    Route{"/api/v1/countries/{country}/installed-base", "installed_base",
          "Which routers stand in how many homes, as it was imported: a table that may speak of other countries, too.", {}, kCsv, "",
          Freshness::digest, &answer_installed_base},
    Route{"/api/v1/countries/{country}/fixes", "fixes",
          "What to fix first: failing verdicts by cause and place, the greatest gain for the index first.", {}, kJson, "Fixes",
          Freshness::published, &answer_fixes},
    Route{"/api/v1/countries/{country}/leverage", "leverage",
          "Which things block most services, and in which order of mending most become whole.", {}, kJson, "Leverage",
          Freshness::published, &answer_leverage},
    Route{"/api/v1/countries/{country}/leverage.csv", "leverage_csv", "The same as a table.", kTableQuery, kCsv, "",
          Freshness::published, &answer_leverage_table},
    Route{"/api/v1/countries/{country}/leverage.ndjson", "leverage_ndjson", kLines, {}, kNdjson, "", Freshness::published, &answer_leverage_table},
    Route{"/api/v1/countries/{country}/report", "draft_report",
          "The facts of a national report as it would be made now; not kept.", {}, kJson, "ReportFacts", Freshness::views,
          &answer_draft_report},
    Route{"/api/v1/countries/{country}/reports", "reports", "The reports that are kept of a country, newest first.", {}, kJson,
          "Reports", Freshness::never, &answer_reports},
    Route{"/api/v1/reports/{report}", "report", "The facts of a kept report; their SHA-256 is its id.", {}, kJson, "ReportFacts",
          Freshness::ever, &answer_report},
    Route{"/api/v1/reports/{report}/{file}", "rendition", "A kept report as it was printed: ar.html, ar.pdf, en.html and so on.", {},
          "application/pdf, text/html; charset=utf-8", "", Freshness::ever, &answer_rendition},
    Route{"/api/v1/countries/{country}/networks", "networks",
          "Allocation, pace, movement and holders of a country's address space, and the funnel from allocation to services.", {},
          kJson, "Networks", Freshness::published, &answer_networks},
    Route{"/api/v1/countries/{country}/networks.csv", "networks_csv", "Its pace of allocation, a row a year.", kTableQuery, kCsv,
          "", Freshness::published, &answer_networks_table},
    Route{"/api/v1/countries/{country}/networks.ndjson", "networks_ndjson", kLines, {}, kNdjson, "", Freshness::published, &answer_networks_table},
    Route{"/api/v1/countries/{country}/exposure", "exposure",
          "How public services may be led astray: prefixes without ROA, routes that contradict theirs, changed origins.", {},
          kJson, "Exposures", Freshness::views, &answer_exposure},
    Route{"/api/v1/countries/{country}/exposure.csv", "exposure_csv", "The same as a table.", kTableQuery, kCsv, "",
          Freshness::views, &answer_exposure_table},
    Route{"/api/v1/countries/{country}/exposure.ndjson", "exposure_ndjson", kLines, {}, kNdjson, "", Freshness::views, &answer_exposure_table},
    Route{"/api/v1/countries/{country}/policies", "policies",
          "What the country promised by when: on track, late, met, or missed.", {}, kJson, "Policies", Freshness::published,
          &answer_policies},
    Route{"/api/v1/countries/{country}/policies.csv", "policies_csv", "The same as a table.", kTableQuery, kCsv, "",
          Freshness::published, &answer_policies_table},
    Route{"/api/v1/countries/{country}/policies.ndjson", "policies_ndjson", kLines, {}, kNdjson, "", Freshness::published, &answer_policies_table},
    Route{"/api/v1/repository", "repository",
          "What Member States tell of themselves: profiles and case studies, the newest first, or the best match.", kRepositoryQuery,
          kJson, "Repository", Freshness::views, &answer_repository},
    // Before {contribution}: no contribution is called so, for its country has two letters.
    Route{"/api/v1/repository/events", "training",
          "Training events of all profiles that stand: those to come, the soonest first, then those that are over.", kCountryPaged,
          kJson, "Training", Freshness::published, &answer_training},
    Route{"/api/v1/repository/events.ics", "training_calendar", "The same as a calendar to subscribe to (RFC 5545).", kByCountry,
          "text/calendar; charset=utf-8", "", Freshness::published, &answer_training_calendar},
    Route{"/api/v1/repository/events.csv", "training_csv", "The same as a table, by their days.", kExportQuery, kCsv, "",
          Freshness::published, &answer_training_table},
    Route{"/api/v1/repository/events.ndjson", "training_ndjson", kLines, kByCountry, kNdjson, "", Freshness::published,
          &answer_training_table},
    Route{"/api/v1/repository/{contribution}", "contribution", "A contribution as it stands.", {}, kJson, "ContributionDocument",
          Freshness::views, &answer_contribution},
    Route{"/api/v1/repository/{contribution}/versions/{version}", "contribution_version",
          "A version of a contribution; old ones stay.", {}, kJson, "ContributionDocument", Freshness::views,
          &answer_contribution_version},
    Route{"/api/v1/repository/{contribution}/versions/{version}/text", "contribution_text",
          "A version octet for octet as it was submitted.", {}, "text/markdown; charset=utf-8", "", Freshness::ever,
          &answer_contribution_text},
    Route{"/api/v1/repository/{contribution}/versions/{version}/series", "contribution_series",
          "The figures before and after that a case study speaks of, read from this collector's own series.", {}, kJson,
          "ContributionSeries", Freshness::views, &answer_contribution_series},
    Route{"/api/v1/repository.atom", "repository_feed", "The newest publications of the repository as an Atom feed (RFC 4287).",
          kByCountry, "application/atom+xml; charset=utf-8", "", Freshness::share, &answer_repository_feed},
    Route{"/api/v1/exports/repository.tar", "repository_archive",
          "The whole repository: every version as it was submitted, an index, and a Frictionless data package.", {},
          "application/x-tar", "", Freshness::views, &answer_repository_archive},
    Route{"/api/v1/networks", "all_networks", "What every country holds and announces: the geography of allocation.", {}, kJson,
          "AllNetworks", Freshness::published, &answer_all_networks},
    Route{"/api/v1/allocation", "allocation",
          "The pace and geography of allocation: what every country was given year by year, holds, returned and transferred.", {},
          kJson, "Allocation", Freshness::published, &answer_allocation},
    Route{"/api/v1/allocation.csv", "allocation_csv", "The same as a table, a row a country and year.", kTableQuery, kCsv, "",
          Freshness::published, &answer_allocation_table},
    Route{"/api/v1/allocation.ndjson", "allocation_ndjson", kLines, {}, kNdjson, "", Freshness::published, &answer_allocation_table},
    Route{"/api/v1/networks.csv", "all_networks_csv", "The same as a table.", kTableQuery, kCsv, "", Freshness::published,
          &answer_all_networks_table},
    Route{"/api/v1/networks.ndjson", "all_networks_ndjson", kLines, {}, kNdjson, "", Freshness::published, &answer_all_networks_table},
    Route{"/api/v1/countries/{country}/badge.svg", "country_badge", "The newest index with its interval as a small picture.", {},
          "image/svg+xml", "", Freshness::share, &answer_country_badge},
    Route{"/api/v1/targets/{domain}/badge.svg", "target_badge", "The state of a target as a small picture.", {}, "image/svg+xml", "",
          Freshness::share, &answer_target_badge},
    Route{"/api/v1/changes.atom", "changes_feed", "The newest changes of states as an Atom feed (RFC 4287).", kByCountry,
          "application/atom+xml; charset=utf-8", "", Freshness::share, &answer_changes_feed},
    Route{"/api/v1/datapackage.json", "data_package", "The exports as a Frictionless data package.", {}, kJson, "AnyObject",
          Freshness::published, &answer_data_package},
    Route{"/api/v1/catalogue.jsonld", "data_catalogue", "The exports as a DCAT catalogue.", {}, "application/ld+json", "AnyObject",
          Freshness::published, &answer_data_catalogue},
    Route{"/api/v1/exports/services.csv", "services_csv", "Every service in the terms of the NIST monitor.", kExportQuery, kCsv, "",
          Freshness::published, &answer_services_table},
    Route{"/api/v1/exports/services.ndjson", "services_ndjson", kLines, kByCountry, kNdjson, "", Freshness::published, &answer_services_table},
    Route{"/api/v1/exports/internetnl.json", "internetnl", "The newest consensus by the names of Internet.nl's tests.", kCountryPaged,
          kJson, "InternetNl", Freshness::published, &answer_internetnl},
    Route{"/api/v1/sectors", "sectors", "Targets and mean scores by sector.", kByCountry, kJson, "Sectors",
          Freshness::published, &answer_sectors},
    Route{"/api/v1/targets", "targets", "Targets with their states, by domain or another column.", kTargetQuery, kJson, "Targets",
          Freshness::views, &answer_targets},
    Route{"/api/v1/targets/{domain}", "target", "One target.", {}, kJson, "TargetDocument", Freshness::views,
          &answer_target},
    Route{"/api/v1/targets/{domain}/verdicts", "verdicts",
          "Consensus and every probe's verdicts of the newest round, with the rule that fired and what to do.", {}, kJson,
          "Verdicts", Freshness::views, &answer_verdicts},
    Route{"/api/v1/targets/{domain}/evidence", "evidence", "What the probes of the newest round sent, as they sent it.", {},
          kJson, "Evidence", Freshness::views, &answer_evidence},
    Route{"/api/v1/checks", "checks", "Every check with its rules.", {}, kJson, "Checks", Freshness::build,
          &answer_checks},
    Route{"/api/v1/checks/{id}", "check", "One check.", {}, kJson, "CheckDocument", Freshness::build, &answer_check},
    Route{"/api/v1/causes", "causes", "Every cause of a fault: what is wrong, who can mend it, and how.", {}, kJson, "Causes",
          Freshness::build, &answer_causes},
    Route{"/api/v1/methodology", "methodology", "The methodology in force: its parameter file.", {}, kJson, "Methodology",
          Freshness::published, &answer_methodology},
    Route{"/api/v1/methodologies", "methodologies",
          "The editions of the methodology by the days they are in force, and those beside them with their newest scores.", {}, kJson,
          "Methodologies", Freshness::published, &answer_methodologies},
    Route{"/api/v1/countries/{country}/methodologies", "country_methodologies",
          "The scores of a country by the methodologies beside the one in force, cast back over what is stored.", {}, kJson,
          "CountryMethodologies", Freshness::published, &answer_country_methodologies},
    Route{"/api/v1/errata", "errata", "Defects of published numbers, newest first; corrected verdicts among them.",
          kByCountry, kJson, "Errata", Freshness::published, &answer_errata},
    Route{"/api/v1/corrections", "corrections", "Disputed verdicts with every step, newest first.", kByCountry, kJson,
          "Corrections", Freshness::views, &answer_corrections},
    Route{"/api/v1/targets/{domain}/corrections", "target_corrections",
          "The disputed verdicts of a target, and what was measured since.", {}, kJson, "Corrections", Freshness::views,
          &answer_target_corrections},
    Route{"/api/v1/changes", "changes", "Changes of shown states, newest first.", kChangeQuery, kJson, "Changes",
          Freshness::published, &answer_changes},
    Route{"/api/v1/vantages", "vantages", "Every probe: whether its own line worked, and why not.", {}, kJson, "Vantages",
          Freshness::views, &answer_vantages},
    Route{"/api/v1/vantages/{probe}/gates", "gates",
          "What the controls said of a probe's own line, by time, family and protocol; newest first.", kPaged, kJson, "Gates",
          Freshness::views, &answer_gates},
    Route{"/api/v1/devices", "devices",
          "Home routers that laboratories have measured, by maker, model and firmware. The token of a laboratory shows what is "
          "withheld of the devices it brought.", kDeviceQuery, kJson, "Devices", Freshness::day, &answer_devices},
    Route{"/api/v1/devices/{device}", "device", "One home router: every requirement with its verdict and reason.", {}, kJson,
          "DeviceDocument", Freshness::day, &answer_device},
    Route{"/api/v1/devices/{device}/comparison/{other}", "device_comparison",
          "Two home routers, or two firmwares of one, requirement by requirement.", {}, kJson, "DeviceComparison",
          Freshness::day, &answer_device_comparison},
    Route{"/api/v1/requirements", "requirements",
          "Every requirement of home routers with the share of the devices that pass.", {}, kJson, "Requirements",
          Freshness::day, &answer_requirements},
    Route{"/api/v1/exports/devices.csv", "devices_csv", "All home routers.", kTableQuery, kCsv, "", Freshness::day,
          &answer_devices_table},
    Route{"/api/v1/exports/devices.ndjson", "devices_ndjson", kLines, {}, kNdjson, "", Freshness::day, &answer_devices_table},
    Route{"/api/v1/exports/device-rows.csv", "device_rows_csv", "Every requirement of every home router.", kTableQuery, kCsv,
          "", Freshness::day, &answer_device_rows_table},
    Route{"/api/v1/exports/device-rows.ndjson", "device_rows_ndjson", kLines, {}, kNdjson, "", Freshness::day, &answer_device_rows_table},
    Route{"/api/v1/exports/requirements.csv", "requirements_csv", "Every requirement with the share of devices that pass.",
          kTableQuery, kCsv, "", Freshness::day, &answer_requirements_table},
    Route{"/api/v1/exports/requirements.ndjson", "requirements_ndjson", kLines, {}, kNdjson, "", Freshness::day, &answer_requirements_table},
    Route{"/api/v1/openapi.json", "openapi", "This description.", {}, kJson, "AnyObject", Freshness::build,
          &answer_openapi},
    Route{"/api/v1/events", "events",
          "Server-sent events: `result`, `score`, `vantage`; `gap` when a reader fell behind. Honours Last-Event-ID.", {},
          "text/event-stream", "", Freshness::never, &answer_events},
    Route{"/api/v1/exports/targets.csv", "targets_csv", "All targets.", kExportQuery, kCsv, "", Freshness::views,
          &answer_targets_table},
    Route{"/api/v1/exports/targets.ndjson", "targets_ndjson", kLines, kByCountry, kNdjson, "", Freshness::views, &answer_targets_table},
    Route{"/api/v1/exports/scores.csv", "scores_csv", "All scores of all days.", kExportQuery, kCsv, "", Freshness::published,
          &answer_scores_table},
    Route{"/api/v1/exports/scores.ndjson", "scores_ndjson", kLines, kByCountry, kNdjson, "", Freshness::published, &answer_scores_table},
    Route{"/api/v1/exports/observations.csv", "observations_csv",
          "Every figure of every country and day as a flat table of observations, named as SDMX names them.", kExportQuery, kCsv, "",
          Freshness::published, &answer_observations_table},
    Route{"/api/v1/exports/observations.ndjson", "observations_ndjson", kLines, kByCountry, kNdjson, "", Freshness::published, &answer_observations_table},
    Route{"/api/v1/exports/verdicts.csv", "verdicts_csv", "The newest consensus about every target.", kExportQuery, kCsv,
          "", Freshness::published, &answer_verdicts_table},
    Route{"/api/v1/exports/verdicts.ndjson", "verdicts_ndjson", kLines, kByCountry, kNdjson, "", Freshness::published, &answer_verdicts_table},
    Route{"/api/v1/audit", "audit", "Who did what with which role, newest first; needs the token of an auditor.", kAuditQuery, kJson,
          "AuditTrail", Freshness::never, &answer_audit},
    Route{"/metrics", "metrics", "Metrics in Prometheus' text format.", {}, "text/plain; version=0.0.4; charset=utf-8", "",
          Freshness::never, &answer_metrics},
    Route{"/livez", "livez", "Does the process answer?", {}, kJson, "Health", Freshness::never, &answer_livez},
    Route{"/readyz", "readyz", "Can it do its work?", {}, kJson, "Health", Freshness::never, &answer_readyz},
};
// clang-format on

}  // namespace

std::span<const Route> routes()
{
    return kRoutes;
}

}  // namespace collector::serve
