#pragma once

#include "collector/ports/reports.hpp"
#include "daemon/file_ops.hpp"

#include <filesystem>

namespace collector::report {

/// What the facts of a report say of themselves.
struct FactsHead {
    measure::CountryCode country;
    measure::Timestamp as_of;
};

/// Kept reports, a folder each, named by what is in it: FOLDER/<sha-256 of the facts>/{facts.json,fr.html,fr.pdf,manifest.json}.
/// FOLDER/newest names the last one: it is written when that is whole.
///
/// Nothing that was kept is ever written again; a language may be added. Whatever is read is held against its digest.
class FolderReports final : public Reports {
public:
    explicit FolderReports(std::filesystem::path folder, daemons::FileOps& files = daemons::real_files())
        : folder_(std::move(folder)), files_(files)
    {
    }

    /// Those of every country, in no order.
    measure::Result<std::vector<KeptReport>> all() const;

    measure::Result<std::vector<KeptReport>> list(const measure::CountryCode& country) const override;
    measure::Result<std::optional<KeptReport>> find(const std::string& id) const override;
    measure::Result<std::string> facts(const KeptReport& report) const override;
    measure::Result<std::string> read(const KeptReport& report, const Rendition& rendition) const override;

    /// Keeps a report; one with the same facts is there already, and stays as it is.
    measure::Result<KeptReport> keep(const std::string& facts, const FactsHead& head, measure::Timestamp now);

    /// Adds what was printed of a report; a name that it has already is an error.
    measure::Result<KeptReport> add(KeptReport report, const std::string& name, const std::string& octets);

private:
    std::filesystem::path folder_of(const std::string& id) const { return folder_ / id; }
    measure::Result<std::string> read_checked(const std::filesystem::path& file, const std::string& sha256) const;

    std::filesystem::path folder_;
    daemons::FileOps& files_;
};

/// The newest of `reports` that speaks of an earlier time; nullptr without one.
const KeptReport* report_before(const std::vector<KeptReport>& reports, measure::Timestamp as_of);

}  // namespace collector::report
