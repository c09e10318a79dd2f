#pragma once

#include "collector/ports/reports.hpp"

#include <map>
#include <string>

namespace fakes {

/// Reports in memory; what a rendition is called is its content's key.
class FakeReports final : public collector::Reports {
public:
    std::vector<collector::KeptReport> kept;
    std::map<std::string, std::string> octets;  ///< By id, or by the name of a rendition.
    bool damaged = false;

    measure::Result<std::vector<collector::KeptReport>> list(const measure::CountryCode& country) const override
    {
        std::vector<collector::KeptReport> own;
        for (const auto& report : kept) {
            if (report.country == country) {
                own.push_back(report);
            }
        }
        return own;
    }

    measure::Result<std::optional<collector::KeptReport>> find(const std::string& id) const override
    {
        for (const auto& report : kept) {
            if (report.id == id) {
                return report;
            }
        }
        return std::nullopt;
    }

    measure::Result<std::string> facts(const collector::KeptReport& report) const override { return bytes(report.id); }

    measure::Result<std::string> read(const collector::KeptReport&, const collector::Rendition& rendition) const override
    {
        return bytes(rendition.name);
    }

private:
    measure::Result<std::string> bytes(const std::string& key) const
    {
        return damaged ? measure::error("it is no longer what it was") : measure::Result<std::string>(octets.at(key));
    }
};

}  // namespace fakes
