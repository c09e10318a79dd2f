#pragma once

#include "collector/ports/devices.hpp"

#include <algorithm>
#include <map>

/// Runs of the CPE laboratory, made by hand.
namespace samples {

inline measure::Timestamp on(const std::string& day)
{
    return measure::parse_rfc3339(day + "T12:00:00Z").value();
}

inline measure::RowFinding found(const std::string& row, measure::RowVerdict verdict,
                                 measure::Exposure exposure = measure::Exposure::none)
{
    return {.row = row,
            .document = "RFC 7084 section 4",
            .level = measure::RowLevel::must,
            .verdict = verdict,
            .reason = "because of " + row,
            .packets = {1, 2},
            .exposure = exposure};
}

inline std::vector<measure::GateFinding> gate(measure::GateState state)
{
    std::vector<measure::GateFinding> all;
    for (std::size_t i = 0; i < words_of(measure::GatePart{}).size(); ++i) {
        all.push_back({.part = static_cast<measure::GatePart>(i), .state = state, .reason = "seen"});
    }
    return all;
}

/// `name` tells the frames of one run from another's: one letter of a digest.
inline measure::DeviceRun device_run(char name, const std::string& firmware, std::vector<measure::RowFinding> rows,
                                     const std::string& day = "2026-11-20")
{
    return {.device = {.maker = "acme", .model = "r1", .firmware = firmware},
            .profile = "7084+9096",
            .laboratory = "bench",
            .software = "sextant-cpe/0.1.0",
            .began = on(day),
            .minutes = 20,
            .packets = 900,
            .frames_sha256 = std::string(64, name),
            .rejudged = false,
            .gate = gate(measure::GateState::holds),
            .rows = std::move(rows)};
}

inline collector::DeviceRunRow received(measure::DeviceRun run, std::uint64_t position = 1,
                                        const std::string& embargo = "2027-02-18")
{
    return {.position = position,
            .received = run.began + std::chrono::hours(1),
            .probe = "lab-1",
            .probe_country = "KE",
            .sha256 = std::string(64, '0'),
            .embargo = embargo,
            .has_capture = true,
            .run = std::move(run)};
}

}  // namespace samples

namespace fakes {

/// Home routers as a test says.
class FakeDevices final : public collector::Devices {
public:
    std::vector<collector::DeviceRunRow> brought;
    std::vector<collector::InstalledRow> homes;
    std::vector<collector::DeviceRelease> told;
    std::map<std::string, collector::KnownRun> known;

    measure::Result<std::vector<collector::DeviceRunRow>> runs(measure::Timestamp) const override { return brought; }
    measure::Result<std::optional<collector::KnownRun>> find_run(const std::string& digest) const override
    {
        const auto found = known.find(digest);
        return found == known.end() ? std::nullopt : std::optional(found->second);
    }
    measure::Result<std::vector<collector::InstalledRow>> installed(measure::Timestamp) const override { return homes; }
    measure::Result<std::vector<collector::DeviceRelease>> releases() const override { return told; }
};

}  // namespace fakes
