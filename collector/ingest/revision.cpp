#include "collector/ingest/revision.hpp"

#include "codec/digest.hpp"
#include "collector/intake/installed_base.hpp"
#include "collector/repository/policy_csv.hpp"
#include "collector/repository/policy_file.hpp"
#include "frames/frame_file.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace collector::ingest {
namespace {

std::string review_of(const measure::Frame& frame)
{
    if (frame.reviewed) {
        return "reviewed by " + frame.reviewer + (frame.reviewed_on.empty() ? "" : " on " + frame.reviewed_on);
    }
    const auto reviewed = std::ranges::count(frame.targets, measure::ReviewState::reviewed,
                                             [](const measure::Target& it) { return it.review.state; });
    return reviewed == 0 ? std::string("unreviewed") : std::to_string(reviewed) + " of them reviewed";
}

Revision read_frame(const std::string& toml, const std::string& name)
{
    auto read = frames::read_frame_text(toml, name);
    Revision revision;
    revision.fact = ImportedFrame{.country = read.frame.country, .sha256 = read.frame.sha256, .toml = toml};
    revision.countries = {read.frame.country};
    revision.sha256 = read.frame.sha256;
    revision.summary = frame_summary(read.frame);
    revision.frame = std::move(read.frame);
    revision.errors = std::move(read.errors);
    revision.notes = std::move(read.notes);
    return revision;
}

Revision revision_of(repository::PolicyFile read)
{
    const auto& policies = read.policies;
    Revision revision;
    revision.countries = {policies.country};
    revision.sha256 = policies.sha256;
    revision.summary = policies.country + ": " + std::to_string(policies.policies.size()) + " policies, " + policies.sha256;
    revision.fact = ImportedPolicies{.country = policies.country, .sha256 = policies.sha256, .toml = std::move(read.toml)};
    revision.errors = std::move(read.errors);
    return revision;
}

Revision read_installed(const std::string& csv, const std::string& name)
{
    auto read = intake::read_installed_base(csv, name);
    Revision revision;
    std::set<measure::CountryCode> countries;
    for (const auto& row : read.rows) {
        countries.insert(row.country);
    }
    revision.countries.assign(countries.begin(), countries.end());
    revision.sha256 = codec::sha256(csv);
    revision.fact = InstalledBase{.sha256 = revision.sha256, .csv = csv};
    revision.installed = std::move(read.rows);
    revision.summary = installed_summary(revision);
    revision.errors = std::move(read.errors);
    return revision;
}

/// What the lines of some countries say, in an order of their own.
using InstalledLine = std::tuple<std::string, std::string, std::string, std::string, double, std::string, std::string>;

std::set<InstalledLine> lines_of(const std::vector<InstalledRow>& rows, const std::vector<measure::CountryCode>& countries)
{
    std::set<InstalledLine> lines;
    for (const auto& it : rows) {
        if (std::ranges::binary_search(countries, it.country)) {
            lines.emplace(it.country, it.maker, it.model, it.firmware, it.share, it.dated, it.source);
        }
    }
    return lines;
}

measure::Result<bool> is_the_base(const Revision& revision, const Devices& devices, measure::Timestamp now)
{
    return devices.installed(now).map([&](const std::vector<InstalledRow>& known) {
        return lines_of(known, revision.countries) == lines_of(revision.installed, revision.countries);
    });
}

}  // namespace

std::string frame_summary(const measure::Frame& frame)
{
    return frame.country + ": " + std::to_string(frame.targets.size()) + " targets, version " + frame.version + ", " +
           review_of(frame) + ", " + frame.sha256;
}

std::string installed_summary(const Revision& revision)
{
    std::string summary;
    for (const auto& country : revision.countries) {
        summary += (summary.empty() ? "" : " ") + country;
    }
    return summary + ": " + std::to_string(revision.installed.size()) + " lines, " + revision.sha256;
}

Revision read_revision(DocumentForm form, const std::string& text, const std::string& name)
{
    switch (form) {
        case DocumentForm::frame: return read_frame(text, name);
        case DocumentForm::policies: return revision_of(repository::read_policy_text(text, name));
        case DocumentForm::policies_table: return revision_of(repository::read_policy_csv(text, name));
        case DocumentForm::installed_base: return read_installed(text, name);
    }
    return {};
}

measure::Result<std::string> sha256_in_force(const Revision& revision, const Store& store)
{
    const auto& country = revision.countries.front();
    if (std::holds_alternative<ImportedFrame>(revision.fact)) {
        return store.frame(country).map([](const auto& known) { return known ? known->sha256 : std::string(); });
    }
    return std::holds_alternative<ImportedPolicies>(revision.fact) ? store.policies_sha256(country) : std::string();
}

measure::Result<bool> is_in_force(const Revision& revision, const Store& store, const Devices& devices,
                                  measure::Timestamp now)
{
    if (std::holds_alternative<InstalledBase>(revision.fact)) {
        return is_the_base(revision, devices, now);
    }
    return sha256_in_force(revision, store).map([&](const std::string& known) { return known == revision.sha256; });
}

}  // namespace collector::ingest
