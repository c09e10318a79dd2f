#pragma once

#include "collector/ports/views.hpp"
#include "collector/store/sqlite/connection.hpp"

#include <memory>

namespace collector::store::sqlite {

/// What `serve` reads, over a connection of its own that never writes.
class SqliteViews final : public Views {
public:
    /// The file must have been opened as a store before.
    static measure::Result<std::unique_ptr<Views>> open(const std::string& file);

    explicit SqliteViews(const std::string& file) : reader_(file, Access::read) {}

    measure::Result<std::vector<ScoreRow>> latest_scores() const override;
    measure::Result<std::optional<ScoreRow>> latest_score(const measure::CountryCode& country) const override;
    measure::Result<std::vector<ScoreRow>> score_history(const measure::CountryCode& country) const override;
    measure::Result<std::vector<SectorView>> sectors(const measure::CountryCode& country) const override;
    measure::Result<std::vector<TargetView>> targets(const TargetFilter& filter, const std::string& after,
                                                     std::size_t limit) const override;
    measure::Result<std::vector<TargetView>> ordered_targets(const TargetFilter& filter,
                                                             const TargetSlice& slice) const override;
    measure::Result<std::optional<TargetView>> target(const std::string& domain) const override;
    measure::Result<std::vector<ConsensusRow>> consensus(const std::string& domain) const override;
    measure::Result<std::vector<ResultView>> results(const std::string& domain) const override;
    measure::Result<std::vector<ChangeView>> changes(const ChangeFilter& filter, const ChangePlace& after,
                                                     std::size_t limit) const override;
    measure::Result<std::vector<BasisChange>> basis_changes(const ChangeFilter& filter, std::size_t limit) const override;
    measure::Result<std::optional<std::string>> fixes(const measure::CountryCode& country) const override;
    measure::Result<std::optional<std::string>> leverage(const measure::CountryCode& country) const override;
    measure::Result<std::optional<Hosting>> hosting(const std::string& domain) const override;
    measure::Result<std::vector<DatedNote>> notes(const NoteFilter& filter, std::size_t limit) const override;
    measure::Result<std::vector<ConsensusRow>> check_history(const std::string& domain, const std::string& check,
                                                             const std::string& first_round,
                                                             std::size_t limit) const override;
    measure::Result<std::vector<ScoreRow>> parallel_scores(const measure::CountryCode& country) const override;
    measure::Result<std::vector<ScoreRow>> newest_parallel_scores() const override;
    measure::Result<std::vector<NetworksRow>> networks() const override;
    measure::Result<std::optional<NetworksRow>> networks(const measure::CountryCode& country) const override;
    measure::Result<std::vector<Policy>> policies(const measure::CountryCode& country) const override;
    measure::Result<std::vector<FigurePoint>> figures(const measure::CountryCode& country,
                                                      const std::string& figure) const override;
    measure::Result<std::vector<DatedPolicyFigure>> policy_figures(const measure::CountryCode& country,
                                                                   const std::string& policy) const override;
    measure::Result<std::vector<RecheckAsk>> recheck_asks(const std::string& probe, measure::Timestamp since,
                                                          std::size_t limit) const override;
    measure::Result<std::vector<RecheckFinding>> rechecks(const std::string& target, const std::string& check,
                                                          measure::Timestamp since, std::size_t limit) const override;
    measure::Result<std::vector<ServiceRoute>> service_routes(const measure::CountryCode& country) const override;
    measure::Result<std::vector<VantageView>> vantages() const override;
    measure::Result<std::vector<GateLook>> gates(const std::string& probe, const GatePlace& before,
                                                 std::size_t limit) const override;
    measure::Result<std::uint64_t> version() const override;
    measure::Result<std::uint64_t> published() const override;

private:
    Connection reader_;
};

}  // namespace collector::store::sqlite
