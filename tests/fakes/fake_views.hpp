#pragma once

#include "collector/ports/evidence_source.hpp"
#include "collector/ports/views.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

/// Views held in memory, with a switch for a store that fails.
namespace fakes {

class FakeViews : public collector::Views {
public:
    template <typename T>
    using Result = measure::Result<T>;

    std::vector<collector::ScoreRow> scores;
    std::vector<collector::TargetView> rows;  ///< By domain.
    std::vector<collector::ConsensusRow> consensus_rows;
    std::vector<collector::ResultView> result_rows;
    std::vector<collector::ChangeView> change_rows;
    std::vector<collector::BasisChange> basis_rows;
    std::vector<collector::DatedNote> note_rows;
    std::vector<collector::ScoreRow> parallel_rows;
    std::vector<collector::VantageView> vantage_rows;
    std::vector<collector::GateLook> gate_rows;  ///< Newest first.
    std::map<std::string, std::string> fix_documents;
    std::map<std::string, std::string> leverage_documents;
    std::optional<collector::Hosting> hosted;
    std::vector<collector::NetworksRow> network_rows;
    std::vector<collector::Policy> policy_rows;
    std::vector<collector::FigurePoint> figure_points;
    std::vector<collector::DatedPolicyFigure> policy_figure_rows;
    std::vector<collector::ServiceRoute> route_rows;
    std::vector<collector::RecheckAsk> ask_rows;
    std::vector<collector::RecheckFinding> recheck_rows;
    mutable collector::ChangeFilter asked_changes;
    std::uint64_t at_version = 1;
    bool broken = false;

    Result<std::vector<collector::ScoreRow>> latest_scores() const override { return or_error(scores); }

    Result<std::optional<collector::ScoreRow>> latest_score(const measure::CountryCode& country) const override
    {
        const auto found = std::find_if(scores.begin(), scores.end(), [&](const auto& s) { return s.country == country; });
        return or_error(found == scores.end() ? std::nullopt : std::optional(*found));
    }

    Result<std::vector<collector::ScoreRow>> score_history(const measure::CountryCode& country) const override
    {
        std::vector<collector::ScoreRow> history;
        std::copy_if(scores.begin(), scores.end(), std::back_inserter(history),
                     [&](const auto& s) { return s.country == country; });
        return or_error(history);
    }

    Result<std::vector<collector::SectorView>> sectors(const measure::CountryCode&) const override
    {
        return or_error(std::vector<collector::SectorView>{{.country = "XA", .sector = "tax", .targets = 3}});
    }

    Result<std::vector<collector::TargetView>> targets(const collector::TargetFilter& filter, const std::string& after,
                                                       std::size_t limit) const override
    {
        std::vector<collector::TargetView> page;
        for (const auto& row : rows) {
            const bool wanted = filter.country.empty() || filter.country == row.target.country;
            if (wanted && row.target.domain > after && page.size() < limit) {
                page.push_back(row);
            }
        }
        return or_error(page);
    }

    Result<std::optional<collector::TargetView>> target(const std::string& domain) const override
    {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.target.domain == domain; });
        return or_error(found == rows.end() ? std::nullopt : std::optional(*found));
    }

    Result<std::vector<collector::ConsensusRow>> consensus(const std::string&) const override
    {
        return or_error(consensus_rows);
    }
    Result<std::vector<collector::ResultView>> results(const std::string&) const override { return or_error(result_rows); }
    Result<std::vector<collector::ChangeView>> changes(const collector::ChangeFilter& filter,
                                                       const collector::ChangePlace& after, std::size_t limit) const override
    {
        asked_changes = filter;
        auto page = change_rows;
        const auto seen = [&](const auto& row) { return !after.round.empty() && row.target <= after.target; };
        page.erase(std::remove_if(page.begin(), page.end(), seen), page.end());
        page.resize(std::min(page.size(), limit));
        return or_error(page);
    }
    Result<std::vector<collector::BasisChange>> basis_changes(const collector::ChangeFilter&, std::size_t) const override
    {
        return or_error(basis_rows);
    }
    Result<std::optional<std::string>> fixes(const measure::CountryCode& country) const override
    {
        const auto found = fix_documents.find(country);
        return or_error(found == fix_documents.end() ? std::nullopt : std::optional(found->second));
    }

    Result<std::optional<std::string>> leverage(const measure::CountryCode& country) const override
    {
        const auto found = leverage_documents.find(country);
        return or_error(found == leverage_documents.end() ? std::nullopt : std::optional(found->second));
    }
    Result<std::optional<collector::Hosting>> hosting(const std::string&) const override { return or_error(hosted); }

    Result<std::vector<collector::GateLook>> gates(const std::string&, const collector::GatePlace& before,
                                                   std::size_t limit) const override
    {
        std::vector<collector::GateLook> page;
        for (const auto& look : gate_rows) {
            if (look.at < before.at && page.size() < limit) {
                page.push_back(look);
            }
        }
        return or_error(page);
    }

    Result<std::vector<collector::TargetView>> ordered_targets(const collector::TargetFilter&,
                                                               const collector::TargetSlice& slice) const override
    {
        auto ordered = rows;
        if (slice.descending) {
            std::reverse(ordered.begin(), ordered.end());
        }
        const auto from = std::min(slice.skip, ordered.size());
        const auto until = std::min(from + slice.limit, ordered.size());
        return or_error(std::vector<collector::TargetView>(ordered.begin() + static_cast<std::ptrdiff_t>(from),
                                                           ordered.begin() + static_cast<std::ptrdiff_t>(until)));
    }

    Result<std::vector<collector::DatedNote>> notes(const collector::NoteFilter&, std::size_t) const override
    {
        return or_error(note_rows);
    }
    Result<std::vector<collector::ConsensusRow>> check_history(const std::string&, const std::string&, const std::string&,
                                                               std::size_t) const override
    {
        return or_error(consensus_rows);
    }
    Result<std::vector<collector::ScoreRow>> newest_parallel_scores() const override { return or_error(parallel_rows); }
    Result<std::vector<collector::ScoreRow>> parallel_scores(const measure::CountryCode&) const override
    {
        return or_error(parallel_rows);
    }
    Result<std::vector<collector::NetworksRow>> networks() const override { return or_error(network_rows); }
    Result<std::optional<collector::NetworksRow>> networks(const measure::CountryCode& country) const override
    {
        const auto found = std::find_if(network_rows.begin(), network_rows.end(),
                                        [&](const collector::NetworksRow& row) { return row.country == country; });
        return or_error(found == network_rows.end() ? std::nullopt : std::optional(*found));
    }
    Result<std::vector<collector::Policy>> policies(const measure::CountryCode&) const override
    {
        return or_error(policy_rows);
    }
    Result<std::vector<collector::FigurePoint>> figures(const measure::CountryCode&, const std::string&) const override
    {
        return or_error(figure_points);
    }
    Result<std::vector<collector::ServiceRoute>> service_routes(const measure::CountryCode&) const override
    {
        return or_error(route_rows);
    }

    Result<std::vector<collector::DatedPolicyFigure>> policy_figures(const measure::CountryCode&,
                                                                     const std::string&) const override
    {
        return or_error(policy_figure_rows);
    }
    Result<std::vector<collector::RecheckAsk>> recheck_asks(const std::string&, measure::Timestamp,
                                                            std::size_t) const override
    {
        return or_error(ask_rows);
    }
    Result<std::vector<collector::RecheckFinding>> rechecks(const std::string&, const std::string&, measure::Timestamp,
                                                            std::size_t) const override
    {
        return or_error(recheck_rows);
    }

    Result<std::vector<collector::VantageView>> vantages() const override { return or_error(vantage_rows); }
    Result<std::uint64_t> version() const override { return or_error(at_version); }
    Result<std::uint64_t> published() const override { return or_error(at_version); }

private:
    template <typename T>
    Result<T> or_error(T value) const
    {
        return broken ? Result<T>(measure::error("the index file is damaged", "/var/lib/secret.sqlite")) : Result<T>(value);
    }
};

class FakeEvidence : public collector::EvidenceSource {
public:
    std::map<std::uint64_t, std::vector<std::string>> batches;
    measure::ContextFacts context;  ///< Of every batch.

    measure::Result<collector::StoredEvidence> read(std::uint64_t position) const override
    {
        const auto found = batches.find(position);
        if (found == batches.end()) {
            return measure::error("no such entry");
        }
        return collector::StoredEvidence{.lines = found->second, .context = context};
    }
};

}  // namespace fakes
