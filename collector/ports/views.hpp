#pragma once

#include "collector/ports/store.hpp"

#include <optional>
#include <string>
#include <vector>

/// What `serve` reads. Lists are bounded; a page continues after the key of its last row.
namespace collector {

/// A target as the public sees it today.
struct TargetView {
    measure::Target target;
    std::string round;  ///< Of the state; "" when never measured.
    measure::TargetState state;
    std::optional<double> web_score;
    std::optional<double> dns_score;
};

struct TargetFilter {
    measure::CountryCode country;  ///< "" for all.
    std::string sector;
    std::string state;
    std::string cause;
    std::string search;  ///< Part of the domain or the organisation, case-insensitive.
};

struct SectorView {
    measure::CountryCode country;
    std::string sector;
    std::uint32_t targets = 0;
    std::uint32_t operational = 0;
    std::optional<double> web_score;
    std::optional<double> dns_score;
};

/// A change of a target's shown state between two rounds.
struct ChangeView {
    std::string target;
    measure::CountryCode country;
    std::string round;
    measure::TargetState before;
    measure::TargetState after;
};

struct VantageView {
    Registration registration;
    bool revoked = false;
    std::optional<VantageRow> latest;
    std::uint64_t results = 0;  ///< Eligible results it contributed.
};

/// One probe's judged result, for the drill-down.
struct ResultView {
    JudgedResult result;
    measure::BatchId batch;
};

class Views {
public:
    virtual ~Views() = default;

    virtual measure::Result<std::vector<ScoreRow>> latest_scores() const = 0;
    virtual measure::Result<std::optional<ScoreRow>> latest_score(const measure::CountryCode& country) const = 0;
    virtual measure::Result<std::vector<ScoreRow>> score_history(const measure::CountryCode& country) const = 0;
    virtual measure::Result<std::vector<SectorView>> sectors(const measure::CountryCode& country) const = 0;
    virtual measure::Result<std::vector<TargetView>> targets(const TargetFilter& filter, const std::string& after,
                                                             std::size_t limit) const = 0;
    virtual measure::Result<std::optional<TargetView>> target(const std::string& domain) const = 0;
    /// Consensus rows of the newest round of the target.
    virtual measure::Result<std::vector<ConsensusRow>> consensus(const std::string& domain) const = 0;
    /// Results of the newest round, all probes and attempts.
    virtual measure::Result<std::vector<ResultView>> results(const std::string& domain) const = 0;
    virtual measure::Result<std::vector<ChangeView>> changes(const measure::CountryCode& country,
                                                             std::size_t limit) const = 0;
    virtual measure::Result<std::vector<VantageView>> vantages() const = 0;
    /// Grows with every write; the ETag of every answer.
    virtual measure::Result<std::uint64_t> version() const = 0;
};

}  // namespace collector
