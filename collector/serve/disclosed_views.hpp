#pragma once

#include "collector/access/embargo.hpp"
#include "collector/ports/views.hpp"
#include "collector/serve/known_findings.hpp"

#include <set>

namespace collector::serve {

/// The views as one reader may see them: every handler reads through this, so that no output can forget it.
///
/// While one exposing finding of a target may not be told, none of its exposing checks is shown, unless it was told by
/// itself: what is missing must not tell what is wrong. What is shown of a check that found nothing goes without its
/// detail, which may name what is open over both families.
class DisclosedViews final : public Views {
public:
    /// All of it outlives this.
    DisclosedViews(const Views& all, const KnownFindings& findings, const access::Embargo& embargo)
        : all_(all), known_(findings), embargo_(embargo)
    {
    }

    /// Whether something of the target is withheld from this reader.
    measure::Result<bool> withholds(const std::string& domain) const;

    /// Of which targets of a country something is withheld; of every country without one. Told by the newest consensus, for
    /// all at once: of what came in since, the target's own document tells at once, a list with the next scoring.
    measure::Result<std::set<std::string>> withheld_targets(const measure::CountryCode& country = {}) const;

    /// Whether the figures of the policy would tell what is withheld of a target: those of a part of the frame that count
    /// security, while something of one target in it waits. A part never tells more than the whole country does.
    measure::Result<bool> withholds(const Policy& policy) const;

    /// Until a later day is, what this reader may be told is the same: see access::Embargo.
    std::string opened() const { return embargo_.opened(); }

    /// Whether the evidence of the target may show what a check found.
    bool tells(const std::string& domain, const measure::CountryCode& country, std::string_view check) const;

    measure::Result<std::vector<ScoreRow>> latest_scores() const override;
    measure::Result<std::vector<DatedNote>> notes(const NoteFilter& filter, std::size_t limit) const override;
    measure::Result<std::vector<ConsensusRow>> consensus(const std::string& domain) const override;
    measure::Result<std::vector<ResultView>> results(const std::string& domain) const override;
    measure::Result<std::vector<ConsensusRow>> check_history(const std::string& domain, const std::string& check,
                                                             const std::string& first_round,
                                                             std::size_t limit) const override;
    measure::Result<std::vector<RecheckFinding>> rechecks(const std::string& target, const std::string& check,
                                                          measure::Timestamp since, std::size_t limit) const override;
    measure::Result<std::vector<DatedPolicyFigure>>
    policy_figures(const measure::CountryCode& country, const std::string& policy, const std::string& until) const override;

    /// The rest holds nothing that exposes: national figures, states (no exposing check shapes one), networks, vantages;
    /// fixes and leverage, which are made of the checks that shape states.
    measure::Result<std::optional<ScoreRow>> latest_score(const measure::CountryCode& country) const override;
    measure::Result<std::vector<ScoreRow>> score_history(const measure::CountryCode& country) const override;
    measure::Result<std::vector<SectorView>> sectors(const measure::CountryCode& country) const override;
    measure::Result<std::vector<TargetView>> targets(const TargetFilter& filter, const std::string& after,
                                                     std::size_t limit) const override;
    measure::Result<std::vector<TargetView>> ordered_targets(const TargetFilter& filter,
                                                             const TargetSlice& slice) const override;
    measure::Result<std::optional<TargetView>> target(const std::string& domain) const override;
    measure::Result<std::vector<ChangeView>> changes(const ChangeFilter& filter, const ChangePlace& after,
                                                     std::size_t limit) const override;
    measure::Result<std::vector<BasisChange>> basis_changes(const ChangeFilter& filter, std::size_t limit) const override;
    measure::Result<std::optional<std::string>> fixes(const measure::CountryCode& country) const override;
    measure::Result<std::optional<std::string>> leverage(const measure::CountryCode& country) const override;
    measure::Result<std::optional<Hosting>> hosting(const std::string& domain) const override;
    measure::Result<std::vector<ScoreRow>> parallel_scores(const measure::CountryCode& country) const override;
    measure::Result<std::vector<ScoreRow>> newest_parallel_scores() const override;
    measure::Result<std::optional<std::uint64_t>> document(DocumentKind kind, const measure::CountryCode& country,
                                                           const std::string& sha256) const override;
    measure::Result<std::vector<VantageView>> vantages() const override;
    measure::Result<std::vector<GateLook>> gates(const std::string& probe, const GatePlace& before,
                                                 std::size_t limit) const override;
    measure::Result<std::uint64_t> version() const override;
    measure::Result<std::uint64_t> published() const override;
    measure::Result<std::vector<RecheckAsk>> recheck_asks(const std::string& probe, measure::Timestamp since,
                                                          std::size_t limit) const override;
    measure::Result<std::vector<NetworksRow>> networks() const override;
    measure::Result<std::optional<NetworksRow>> networks(const measure::CountryCode& country) const override;
    measure::Result<std::vector<Policy>> policies(const measure::CountryCode& country) const override;
    measure::Result<std::vector<FigurePoint>> figures(const measure::CountryCode& country, const std::string& figure,
                                                      const std::string& until) const override;
    measure::Result<std::vector<ServiceRoute>> service_routes(const measure::CountryCode& country) const override;

private:
    /// Of a target, from what is known of it.
    struct Findings;
    measure::Result<Findings> findings_of(const std::string& domain) const;
    measure::CountryCode country_of(const std::string& domain) const;
    void hide(std::vector<measure::Verdict>& verdicts, const Findings& findings) const;
    bool hides(measure::Verdict& verdict, const Findings& findings) const;

    const Views& all_;
    const KnownFindings& known_;
    const access::Embargo& embargo_;
};

}  // namespace collector::serve
