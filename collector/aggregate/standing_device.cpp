#include "collector/aggregate/standing_device.hpp"

#include "codec/device_run.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace collector::aggregate {
namespace {

using measure::Exposure;
using measure::GateState;
using measure::RowVerdict;

bool began_later(const DeviceRunRow* a, const DeviceRunRow* b)
{
    return std::pair(a->run.began, a->position) > std::pair(b->run.began, b->position);
}

StandingRow* row_in(std::vector<StandingRow>& rows, const std::string& id)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const StandingRow& it) { return it.finding.row == id; });
    return found == rows.end() ? nullptr : &*found;
}

/// An older run fills what newer ones did not see, and dissents from what another laboratory saw.
void take_row(std::vector<StandingRow>& rows, const measure::RowFinding& finding, const DeviceRunRow& from,
              std::map<std::string, std::string>& laboratories)
{
    auto* known = row_in(rows, finding.row);
    if (known == nullptr) {
        rows.push_back({.finding = finding, .run = from.run.frames_sha256});
        laboratories[finding.row] = from.probe;
        return;
    }
    if (finding.verdict == RowVerdict::not_observed) {
        return;
    }
    if (known->finding.verdict == RowVerdict::not_observed) {
        *known = {.finding = finding, .run = from.run.frames_sha256};
        laboratories[finding.row] = from.probe;
        return;
    }
    known->dissent =
        known->dissent || (known->finding.verdict != finding.verdict && laboratories[finding.row] != from.probe);
}

void take_gate(std::vector<measure::GateFinding>& gate, const measure::GateFinding& finding)
{
    const auto known = std::find_if(gate.begin(), gate.end(), [&](const auto& it) { return it.part == finding.part; });
    if (known == gate.end()) {
        gate.push_back(finding);
    } else if (known->state == GateState::unknown) {
        *known = finding;
    }
}

void stand(StandingDevice& device)
{
    std::sort(device.runs.begin(), device.runs.end(), &began_later);
    std::map<std::string, std::string> laboratories;
    for (const auto* run : device.runs) {
        for (const auto& finding : run->run.rows) {
            take_row(device.rows, finding, *run, laboratories);
        }
        for (const auto& finding : run->run.gate) {
            take_gate(device.gate, finding);
        }
    }
}

/// The day promised when the finding first came in: a later run does not put it off.
std::string promised_day(const StandingDevice& device, const std::string& row)
{
    std::string day;
    for (const auto* run : device.runs) {
        for (const auto& finding : run->run.rows) {
            if (finding.row == row && finding.exposure == Exposure::open && (day.empty() || run->embargo < day)) {
                day = run->embargo;
            }
        }
    }
    return day;
}

std::optional<std::string> released_day(const std::string& device, const std::string& row,
                                        std::span<const DeviceRelease> releases)
{
    std::optional<std::string> day;
    for (const auto& release : releases) {
        if (release.device == device && (release.row.empty() || release.row == row)) {
            day = release.day;
        }
    }
    return day;
}

}  // namespace

std::vector<StandingDevice> standing_devices(std::span<const DeviceRunRow> runs)
{
    std::map<measure::Device, StandingDevice> by_device;
    for (const auto& run : runs) {
        auto& device = by_device[run.run.device];
        device.device = run.run.device;
        device.runs.push_back(&run);
    }
    std::vector<StandingDevice> devices;
    for (auto& [name, device] : by_device) {
        device.id = codec::device_id(name);
        stand(device);
        devices.push_back(std::move(device));
    }
    return devices;
}

std::vector<measure::RowFinding> findings_of(const StandingDevice& device)
{
    std::vector<measure::RowFinding> findings;
    for (const auto& row : device.rows) {
        findings.push_back(row.finding);
    }
    return findings;
}

Withheld withheld_on(const StandingDevice& device, std::span<const DeviceRelease> releases, const std::string& today)
{
    Withheld withheld;
    std::set<std::string> told;
    for (const auto& row : device.rows) {
        const auto& finding = row.finding;
        if (finding.exposure == Exposure::none) {
            continue;
        }
        const auto released = released_day(device.id, finding.row, releases);
        const auto day = released.value_or(finding.exposure == Exposure::open ? promised_day(device, finding.row) : "");
        if (finding.exposure == Exposure::open && day > today) {
            withheld.until = std::max(withheld.until, day);
        } else if (finding.exposure == Exposure::open || (released && *released <= today)) {
            told.insert(finding.row);
        }
    }
    if (withheld.until.empty()) {
        return {};
    }
    for (const auto& row : device.rows) {
        if (row.finding.exposure != Exposure::none && !told.contains(row.finding.row)) {
            withheld.rows.insert(row.finding.row);
        }
    }
    return withheld;
}

}  // namespace collector::aggregate
