#include "collector/report/folder_reports.hpp"

#include "codec/digest.hpp"
#include "collector/report/manifest.hpp"
#include "daemon/whole_file.hpp"

#include <algorithm>

namespace collector::report {
namespace {

constexpr auto kFacts = "facts.json";
constexpr auto kManifest = "manifest.json";
constexpr auto kNewest = "newest";

/// No other name is ever looked for, so that none leads out of the folder.
bool is_id(const std::string& text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

measure::Result<std::vector<KeptReport>> FolderReports::all() const
{
    std::vector<KeptReport> reports;
    std::error_code failed;
    for (std::filesystem::directory_iterator at(folder_, failed), end; !failed && at != end; at.increment(failed)) {
        const auto report = find(at->path().filename().string());
        if (!report) {
            return tl::unexpected(report.error());
        }
        if (*report) {
            reports.push_back(**report);
        }
    }
    return reports;
}

measure::Result<std::vector<KeptReport>> FolderReports::list(const measure::CountryCode& country) const
{
    auto reports = all();
    if (!reports) {
        return reports;
    }
    std::erase_if(*reports, [&](const KeptReport& it) { return it.country != country; });
    std::sort(reports->begin(), reports->end(), [](const KeptReport& left, const KeptReport& right) {
        return std::tie(right.as_of, right.kept, right.id) < std::tie(left.as_of, left.kept, left.id);
    });
    return reports;
}

measure::Result<std::optional<KeptReport>> FolderReports::find(const std::string& id) const
{
    const auto file = folder_of(id) / kManifest;
    std::error_code unreadable;
    if (!is_id(id) || !std::filesystem::exists(file, unreadable)) {
        return std::nullopt;
    }
    const auto text = files_.read(file);
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto report = read_manifest(*text, file.string());
    if (!report) {
        return tl::unexpected(report.error());
    }
    return *std::move(report);
}

measure::Result<std::string> FolderReports::read_checked(const std::filesystem::path& file, const std::string& sha256) const
{
    auto octets = files_.read(file);
    if (octets && codec::sha256(*octets) != sha256) {
        return measure::error("a kept report is no longer what it was", file.string(),
                              "restore the file from a backup: its name and its manifest say what it must be");
    }
    return octets;
}

measure::Result<std::string> FolderReports::facts(const KeptReport& report) const
{
    return read_checked(folder_of(report.id) / kFacts, report.id);
}

measure::Result<std::string> FolderReports::read(const KeptReport& report, const Rendition& rendition) const
{
    return read_checked(folder_of(report.id) / rendition.name, rendition.sha256);
}

measure::Result<KeptReport> FolderReports::keep(const std::string& facts, const FactsHead& head, measure::Timestamp now)
{
    const auto id = codec::sha256(facts);
    const auto known = find(id);
    if (!known || *known) {
        return known ? measure::Result<KeptReport>(**known) : tl::unexpected(known.error());
    }
    const KeptReport report{.id = id, .country = head.country, .as_of = head.as_of, .kept = now, .renditions = {}};
    const auto folder = folder_of(id);
    // The manifest last: until it is there, there is no report. Then, in the folder that is watched for new ones, which it is.
    auto kept = files_.make_directory(folder_)
                    .and_then([&] { return files_.make_directory(folder); })
                    .and_then([&] { return daemons::write_whole(files_, folder / kFacts, facts); })
                    .and_then([&] { return daemons::write_whole(files_, folder / kManifest, manifest_text(report)); })
                    .and_then([&] { return files_.sync_directory(folder); })
                    .and_then([&] { return files_.sync_directory(folder_); })
                    .and_then([&] { return daemons::write_whole(files_, folder_ / kNewest, id + "\n"); });
    return kept ? measure::Result<KeptReport>(report) : tl::unexpected(kept.error());
}

measure::Result<KeptReport> FolderReports::add(KeptReport report, const std::string& name, const std::string& octets)
{
    const auto folder = folder_of(report.id);
    auto& all = report.renditions;
    if (std::any_of(all.begin(), all.end(), [&](const Rendition& it) { return it.name == name; })) {
        return measure::error("the report has this rendition already", (folder / name).string(), "read that one");
    }
    all.push_back({.name = name, .sha256 = codec::sha256(octets), .octets = octets.size()});
    std::sort(all.begin(), all.end(), [](const Rendition& left, const Rendition& right) { return left.name < right.name; });
    auto added = daemons::write_whole(files_, folder / name, octets)
                     .and_then([&] { return daemons::write_whole(files_, folder / kManifest, manifest_text(report)); })
                     .and_then([&] { return files_.sync_directory(folder); });
    return added ? measure::Result<KeptReport>(std::move(report)) : tl::unexpected(added.error());
}

const KeptReport* report_before(const std::vector<KeptReport>& reports, measure::Timestamp as_of)
{
    const auto found =
        std::find_if(reports.begin(), reports.end(), [as_of](const KeptReport& it) { return it.as_of < as_of; });
    return found == reports.end() ? nullptr : &*found;
}

}  // namespace collector::report
