#pragma once

#include "collector/ports/device_facts.hpp"
#include "measure/device_run.hpp"
#include "measure/result.hpp"
#include "measure/target.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the index holds of home routers. Derived from the ledger, like all of it.
namespace collector {

/// A run of the CPE laboratory with what the collector knows beside it.
struct DeviceRunRow {
    std::uint64_t position = 0;  ///< Of the ledger.
    measure::Timestamp received;
    std::string probe;                   ///< Whose token brought it.
    measure::CountryCode probe_country;  ///< As registered when it came in.
    std::string sha256;                  ///< Of the octets as sent.
    std::string embargo;                 ///< UTC day up to which what exposes users is withheld unless it is released.
    bool has_capture = false;
    measure::DeviceRun run;
};

/// A line of a regulator's table: the share of a country's homes with a model, or with one firmware of it.
struct InstalledRow {
    measure::CountryCode country;
    std::string maker;
    std::string model;
    std::string firmware;  ///< "": whatever firmware it has.
    double share = 0;      ///< Of the country's homes, 0 to 1.
    std::string dated;     ///< UTC day of the figure.
    std::string source;
};

/// An import as the index takes it in. It replaces what was known of every country it speaks of.
struct InstalledTable {
    std::string sha256;
    std::vector<InstalledRow> rows;
};

/// A run that is known already, by the digest of its frames.
struct KnownRun {
    std::string probe;
    std::string sha256;
    std::string embargo;
};

class Devices {
public:
    virtual ~Devices() = default;

    /// Every run received by a moment, by position; of one that was judged again only the last judgement.
    virtual measure::Result<std::vector<DeviceRunRow>> runs(measure::Timestamp received_by) const = 0;

    virtual measure::Result<std::optional<KnownRun>> find_run(const std::string& frames_sha256) const = 0;

    /// What is in use, by country, share downwards: of each country the newest import by a moment.
    virtual measure::Result<std::vector<InstalledRow>> installed(measure::Timestamp imported_by) const = 0;

    /// Every release, oldest first.
    virtual measure::Result<std::vector<DeviceRelease>> releases() const = 0;
};

}  // namespace collector
