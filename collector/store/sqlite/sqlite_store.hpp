#pragma once

#include "collector/ports/store.hpp"
#include "collector/store/sqlite/connection.hpp"
#include "collector/store/sqlite/name_book.hpp"
#include "collector/store/sqlite/verdict_book.hpp"

#include <memory>

namespace collector::store::sqlite {

/// The index in one SQLite file.
///
/// Three connections, each with its own lock: ingest looks up probes and batches while a country is being scored and an
/// entry is being written. Under WAL none of them waits for another.
class SqliteStore final : public Store {
public:
    static measure::Result<std::unique_ptr<Store>> open(const std::string& file);

    explicit SqliteStore(const std::string& file);

    measure::Result<std::uint64_t> watermark() const override;
    measure::Result<void> apply(const IndexEntry& entry) override;
    measure::Result<void> apply_all(std::span<const IndexEntry> entries) override;
    measure::Result<std::optional<std::string>> find_batch(const measure::BatchId& id) const override;
    measure::Result<std::uint64_t> contiguous(const std::string& probe, const std::string& stream) const override;
    measure::Result<std::optional<Registration>> find_probe(const std::string& probe) const override;
    measure::Result<std::vector<Registration>> probes() const override;
    measure::Result<std::optional<measure::Frame>> frame(const measure::CountryCode& country) const override;
    measure::Result<std::vector<measure::Frame>> frames() const override;
    measure::Result<std::optional<measure::Frame>> frame_at(const measure::CountryCode& country,
                                                            measure::Timestamp at) const override;
    measure::Result<std::vector<measure::CountryCode>> countries_by(measure::Timestamp at) const override;
    measure::Result<std::optional<std::string>> networks_at(const measure::CountryCode& country,
                                                            measure::Timestamp at) const override;
    measure::Result<std::string> networks_sha256() const override;
    measure::Result<std::string> policies_sha256(const measure::CountryCode& country) const override;
    measure::Result<std::vector<Policy>> policies_of(const measure::CountryCode& country) const override;
    measure::Result<void> put_policy_figures(const measure::CountryCode& country, const std::string& round,
                                             std::span<const PolicyFigure> figures) override;
    measure::Result<std::vector<std::string>> rounds(const measure::CountryCode& country) const override;
    measure::Result<std::vector<Vote>> votes(const VoteQuery& query) const override;
    measure::Result<std::vector<ConsensusRow>> newest_consensus(const measure::CountryCode& country) const override;
    measure::Result<std::map<std::string, std::string>> operator_clusters(const VoteQuery& query) const override;
    measure::Result<std::map<std::string, std::vector<Blocker>>> blockers(const measure::CountryCode& country,
                                                                          const std::string& first) const override;
    measure::Result<void> put_rounds(const measure::CountryCode& country, std::span<const ConsensusRow> consensus,
                                     std::span<const TargetRoundRow> targets) override;
    measure::Result<void> put_score(const ScoreRow& score) override;
    measure::Result<std::vector<measure::ParallelMethodology>> parallel_methodologies() const override;
    measure::Result<std::vector<DatedNote>> editions() const override;
    measure::Result<std::vector<std::string>> parallel_rounds(const measure::CountryCode& country,
                                                              const std::string& methodology_sha256) const override;
    measure::Result<void> put_parallel_score(const ScoreRow& score) override;
    measure::Result<void> put_fixes(const measure::CountryCode& country, const std::string& document) override;
    measure::Result<void> put_leverage(const measure::CountryCode& country, const std::string& document) override;
    measure::Result<std::string> canonical_export() const override;

private:
    measure::Result<void> put_document(const char* statement, const measure::CountryCode& country,
                                       const std::string& document);
    void forget();

    Connection writer_;
    Connection lookups_;
    Connection scoring_;
    NameBook names_;        ///< Under the writer's lock.
    VerdictBook verdicts_;  ///< Under the writer's lock.
};

}  // namespace collector::store::sqlite
