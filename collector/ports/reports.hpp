#pragma once

#include "measure/result.hpp"
#include "measure/target.hpp"
#include "measure/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace collector {

/// Who speaks in reports and letters, as the operator has configured it. Any part may be empty.
struct Publisher {
    std::string name;     ///< "Communications Authority of Kenya"
    std::string contact;  ///< Where a finding is disputed.
    std::string page;     ///< Address of the dashboard as its readers reach it, without a slash at its end.
};

/// A report in one language and one form, as it was printed.
struct Rendition {
    std::string name;    ///< "fr.pdf"
    std::string sha256;  ///< Of its octets.
    std::uint64_t octets = 0;
};

/// A report that is kept. What it says stands in its facts, and those never change.
struct KeptReport {
    std::string id;  ///< SHA-256 of the facts in lower-case hex: the report's address.
    measure::CountryCode country;
    measure::Timestamp as_of;
    measure::Timestamp kept;
    std::vector<Rendition> renditions;  ///< By name.
};

/// The reports that were made once and are served for ever.
class Reports {
public:
    virtual ~Reports() = default;

    /// Those of a country, by the time they speak of, the newest first.
    virtual measure::Result<std::vector<KeptReport>> list(const measure::CountryCode& country) const = 0;

    /// nullopt when there is none of this id.
    virtual measure::Result<std::optional<KeptReport>> find(const std::string& id) const = 0;

    /// The facts, octet for octet; an error when they are no longer what their id says.
    virtual measure::Result<std::string> facts(const KeptReport& report) const = 0;

    /// A rendition, octet for octet; an error when it is no longer what it was.
    virtual measure::Result<std::string> read(const KeptReport& report, const Rendition& rendition) const = 0;
};

}  // namespace collector
