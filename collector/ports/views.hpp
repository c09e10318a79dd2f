#pragma once

#include "collector/ports/rechecks.hpp"
#include "collector/ports/store.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What `serve` reads. Lists are bounded; a page continues after the key of its last row.
namespace collector {

/// A target as the public sees it today. Of one whose owner opted out nothing stands here but the frame's row: see `opt_out`.
struct TargetView {
    measure::Target target;
    std::string round;  ///< Of the state; "" when never measured.
    measure::TargetState state;
    std::optional<double> web_score;
    std::optional<double> dns_score;
    std::optional<double> mail_score;
};

struct TargetFilter {
    measure::CountryCode country;  ///< "" for all.
    std::string sector;
    std::string state;
    std::string cause;
    std::string search;  ///< Part of the domain or the organisation, case-insensitive.
};

/// How a list of targets is ordered; ties, and all else, by domain.
enum class TargetOrder : std::uint8_t { domain, organisation, sector, state, cause, web_score, dns_score, mail_score };

constexpr std::array<std::string_view, 8> words_of(TargetOrder)
{
    return {"domain", "organisation", "sector", "state", "cause", "web_score", "dns_score", "mail_score"};
}

/// Which part of an ordered list. What has no value comes last either way.
struct TargetSlice {
    TargetOrder order = TargetOrder::domain;
    bool descending = false;
    std::size_t skip = 0;
    std::size_t limit = 0;
};

/// Which changes: of which country ("" for all), and from which round on.
struct ChangeFilter {
    measure::CountryCode country;
    std::string first_round;    ///< UTC day; "" for all.
    bool newest_round = false;  ///< Only those of each country's newest round.
};

/// The changes after one of them in their order: newest round first, then by country and domain. "" is the beginning.
struct ChangePlace {
    std::string round;
    measure::CountryCode country;
    std::string target;
};

/// The gate looks of a probe before a place in their order: newest first, then family and protocol downwards.
struct GatePlace {
    measure::Timestamp at = measure::Timestamp::max();
    measure::Family family = measure::Family::ipv6;
    measure::ControlProtocol protocol = measure::ControlProtocol::ntp;
};

/// Which notes: those of one kind ("" for all), country and target.
struct NoteFilter {
    std::string kind{};              ///< erratum, case, methodology or edition
    measure::CountryCode country{};  ///< What concerns every country stays in.
    std::string target{};
};

struct SectorView {
    measure::CountryCode country;
    std::string sector;
    std::uint32_t targets = 0;
    std::uint32_t operational = 0;
    std::optional<double> web_score;
    std::optional<double> dns_score;
    std::optional<double> mail_score;
};

/// A change of a target's shown state between two rounds.
struct ChangeView {
    std::string target;
    measure::CountryCode country;
    std::string round;
    measure::TargetState before;
    measure::TargetState after;
};

/// From this round on a country's score is made otherwise than before: by other rules, of another list of targets, or both.
struct BasisChange {
    measure::CountryCode country;
    std::string round;
    std::string methodology_before;
    std::string methodology;
    bool other_rules = false;
    bool other_frame = false;
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

/// What a country's editors put in force as a whole.
enum class DocumentKind : std::uint8_t { frame, policies, installed_base };

class Views : public NetworkViews, public RecheckViews {
public:
    virtual measure::Result<std::vector<ScoreRow>> latest_scores() const = 0;
    virtual measure::Result<std::optional<ScoreRow>> latest_score(const measure::CountryCode& country) const = 0;
    virtual measure::Result<std::vector<ScoreRow>> score_history(const measure::CountryCode& country) const = 0;
    virtual measure::Result<std::vector<SectorView>> sectors(const measure::CountryCode& country) const = 0;
    virtual measure::Result<std::vector<TargetView>> targets(const TargetFilter& filter, const std::string& after,
                                                             std::size_t limit) const = 0;
    /// A part of the same list in another order.
    virtual measure::Result<std::vector<TargetView>> ordered_targets(const TargetFilter& filter,
                                                                     const TargetSlice& slice) const = 0;
    virtual measure::Result<std::optional<TargetView>> target(const std::string& domain) const = 0;
    /// Consensus rows of the newest round of the target.
    virtual measure::Result<std::vector<ConsensusRow>> consensus(const std::string& domain) const = 0;
    /// Results of the newest round, all probes and attempts.
    virtual measure::Result<std::vector<ResultView>> results(const std::string& domain) const = 0;
    virtual measure::Result<std::vector<ChangeView>> changes(const ChangeFilter& filter, const ChangePlace& after,
                                                             std::size_t limit) const = 0;
    /// The rounds of the filter whose scores are made otherwise than those before them; newest first.
    virtual measure::Result<std::vector<BasisChange>> basis_changes(const ChangeFilter& filter, std::size_t limit) const = 0;
    /// What to fix first, as put_fixes kept it; nullopt when the country was never scored.
    virtual measure::Result<std::optional<std::string>> fixes(const measure::CountryCode& country) const = 0;
    /// Which things block most services, as put_leverage kept it; nullopt when the country was never scored.
    virtual measure::Result<std::optional<std::string>> leverage(const measure::CountryCode& country) const = 0;
    /// Where the target stands by its newest result that knew addresses; nullopt without one.
    virtual measure::Result<std::optional<Hosting>> hosting(const std::string& domain) const = 0;
    /// What was said in public about the numbers, oldest first; the newest `limit`.
    virtual measure::Result<std::vector<DatedNote>> notes(const NoteFilter& filter, std::size_t limit) const = 0;
    /// What the consensus that counts said of one check of a target, day by day from `first_round` on; the newest `limit`.
    virtual measure::Result<std::vector<ConsensusRow>> check_history(const std::string& domain, const std::string& check,
                                                                     const std::string& first_round,
                                                                     std::size_t limit) const = 0;
    /// The scores of a country by the methodologies beside the one in force, by methodology and day.
    virtual measure::Result<std::vector<ScoreRow>> parallel_scores(const measure::CountryCode& country) const = 0;
    /// The newest of them of every country and methodology.
    virtual measure::Result<std::vector<ScoreRow>> newest_parallel_scores() const = 0;
    /// Where on the ledger the country's newest document stands; with a SHA-256 the newest of that digest, by which the index
    /// knows frames and policies. nullopt where there is none.
    virtual measure::Result<std::optional<std::uint64_t>> document(DocumentKind kind, const measure::CountryCode& country,
                                                                   const std::string& sha256) const = 0;
    virtual measure::Result<std::vector<VantageView>> vantages() const = 0;
    virtual measure::Result<std::vector<GateLook>> gates(const std::string& probe, const GatePlace& before,
                                                         std::size_t limit) const = 0;
    /// Grows with every write; the ETag of answers that show single results.
    virtual measure::Result<std::uint64_t> version() const = 0;
    /// Grows with every write but that of results: scores, rounds, frames, imports, notes. The ETag of all other answers.
    virtual measure::Result<std::uint64_t> published() const = 0;
};

}  // namespace collector
