#pragma once

#include "collector/ports/store.hpp"
#include "tests/collector/aggregate/sample_frame.hpp"

#include <string>
#include <vector>

/// The newest consensus about a small frame: all well, but for the rows a test replaces.
namespace collector::sites {

inline const std::string kDay = "2026-11-20";

inline ConsensusRow row(const std::string& target, const std::string& check, measure::Outcome outcome)
{
    ConsensusRow made;
    made.target = target;
    made.check = check;
    made.round = kDay;
    made.counts = true;
    made.votes = 2;
    made.verdict.check = check;
    made.verdict.outcome = outcome;
    if (outcome == measure::Outcome::pass || outcome == measure::Outcome::fail) {
        made.verdict.value = outcome == measure::Outcome::pass ? 1 : 0;
    }
    return made;
}

inline ConsensusRow failing(const std::string& target, const std::string& check, measure::Cause cause,
                            const std::string& detail = "")
{
    auto made = row(target, check, measure::Outcome::fail);
    made.verdict.rule = "rule";
    made.verdict.cause = cause;
    made.verdict.detail = detail;
    return made;
}

inline ConsensusRow masked(const std::string& target, const std::string& check, const std::string& by)
{
    auto made = row(target, check, measure::Outcome::not_testable);
    made.verdict.masked_by = by;
    return made;
}

/// Every check of both roles passes.
inline std::vector<ConsensusRow> healthy(const std::string& target)
{
    std::vector<ConsensusRow> rows;
    for (const auto* check : {"dns.equal_answers", "dns.large_answer", "dns.ns_answer6", "dns.tcp6", "web.all_addresses",
                              "web.http6", "web.port_parity", "web.routable_aaaa", "web.tls6", "web.tls_parity"}) {
        rows.push_back(row(target, check, measure::Outcome::pass));
    }
    return rows;
}

inline void replace(std::vector<ConsensusRow>& rows, ConsensusRow one)
{
    for (auto& it : rows) {
        if (it.target == one.target && it.check == one.check) {
            it = std::move(one);
            return;
        }
    }
}

inline std::vector<ConsensusRow> all_healthy(const measure::Frame& frame)
{
    std::vector<ConsensusRow> rows;
    for (const auto& target : frame.targets) {
        const auto own = healthy(target.domain);
        rows.insert(rows.end(), own.begin(), own.end());
    }
    return rows;
}

}  // namespace collector::sites
