#pragma once

#include "collector/ports/access_facts.hpp"
#include "collector/ports/audit_trail.hpp"
#include "collector/ports/contribution.hpp"
#include "collector/ports/devices.hpp"
#include "collector/ports/evidence_source.hpp"
#include "collector/ports/reports.hpp"
#include "collector/ports/views.hpp"
#include "collector/serve/web_file.hpp"
#include "http/limits.hpp"
#include "measure/time.hpp"
#include "score/methodology.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>

namespace collector::serve {

class Broadcaster;
class Metrics;

/// The methodology in force, as published: the parameter file itself.
struct MethodologyText {
    std::string id;
    std::string sha256;
    std::string toml;
    score::PolicyRules policy = {};  ///< How far policies are from their targets.
};

/// Everything the public face of a collector is made from. What it refers to must outlive the handler.
struct Site {
    const Views& views;
    const EvidenceSource& evidence;
    Broadcaster& events;
    Metrics& metrics;
    const MethodologyText& methodology;         ///< Changes on the day another edition comes into force.
    std::span<const WebFile> web;               ///< The dashboard: web_files(), or what a test takes for it.
    const score::Methodology* rules = nullptr;  ///< The same, read; none: no device has a score.
    const Devices* devices = nullptr;           ///< The home routers; none: there are none.
    std::function<std::optional<Person>(const std::string& token)> bearer_of =
        {};                               ///< Whose token it is; may be empty: then it is nobody's.
    const AccessFacts* access = nullptr;  ///< What may be told of whom; none: nobody was told of anything.
    AuditTrail* audit = nullptr;          ///< Where it is written what is done with tokens; none: nowhere.
    std::string edition;                  ///< Software version and identity of the index file: part of every ETag.
    std::function<measure::Timestamp()> now;
    std::function<measure::Result<void>()> ready;           ///< What else must work for /readyz; may be empty.
    std::function<http::Counts()> listener_counts;          ///< For /metrics; may be empty.
    std::function<void(const measure::Error&)> on_failure;  ///< For the log; the public learns no details. May be empty.
    const Reports* reports = nullptr;                       ///< Kept reports; null where none are kept.
    Publisher publisher{};                                  ///< Who speaks in them.
    const Contributions* contributions = nullptr;           ///< The repository of experience; null where there is none.
    std::string licence = "CC-BY-4.0";                      ///< Of open data, by its SPDX name.
};

}  // namespace collector::serve
