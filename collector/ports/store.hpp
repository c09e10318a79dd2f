#pragma once

#include "collector/ports/devices.hpp"
#include "collector/ports/facts.hpp"
#include "collector/ports/hosting.hpp"
#include "collector/ports/networks.hpp"
#include "measure/vantage.hpp"
#include "measure/verdict.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The index: rows derived from the ledger. Deleting it loses nothing.
namespace collector {

/// Where a result came from: ledger position and line within the batch.
struct ResultKey {
    std::uint64_t position = 0;
    std::uint32_t line = 0;

    auto operator<=>(const ResultKey&) const = default;
};

/// One task result of one probe, judged here from its evidence.
struct JudgedResult {
    ResultKey key;
    std::string probe;
    std::uint32_t as_number = 0;         ///< Of the probe: by the context databases, else by its registration.
    measure::CountryCode probe_country;  ///< As registered when the batch came in.
    std::string target;
    measure::CountryCode country;
    std::string round;          ///< UTC day.
    std::uint32_t attempt = 1;  ///< measure::kRecheck: somebody asked for it.
    measure::Timestamp started;
    measure::Duration elapsed{};
    bool qualified_ipv4 = false;
    bool qualified_ipv6 = false;
    std::string software;
    std::string operator_cluster;  ///< Origin AS of the web address, else the prefix, else the NS operator's domain.
    Hosting hosting;
    std::vector<Blocker> blockers;  ///< Of the checks that fail; by check, kind and name.
    std::vector<measure::Verdict> verdicts;
    measure::TargetState state;
    std::vector<ServiceRoute> routes = {};  ///< How its addresses were announced; empty without a table of routes.
};

/// What a gate said; from a result's vantage or a vantage report.
struct VantageRow {
    ResultKey key;
    std::string probe;
    std::string round;
    measure::Timestamp at;
    bool qualified_ipv4 = false;
    bool qualified_ipv6 = false;
    std::string masked_by;
    std::string reason;  ///< "" when qualified.
};

/// What the controls of one protocol said of a probe's own line over one family at one moment.
struct GateLook {
    std::string probe;
    measure::Timestamp at;
    measure::Family family = measure::Family::ipv6;
    measure::ControlProtocol protocol = measure::ControlProtocol::web;
    bool open = false;
    std::string reason;  ///< "" when open.
};

/// Everything one ledger entry adds to the index; applied in one transaction with the position as watermark.
struct IndexEntry {
    std::uint64_t position = 0;
    measure::Timestamp at;
    std::optional<measure::BatchId> batch;
    std::string batch_sha256;
    std::optional<Registration> registration;
    std::optional<Revocation> revocation;
    std::optional<measure::Frame> frame;
    std::optional<measure::PublicNote> note = {};
    std::vector<JudgedResult> results;
    std::vector<VantageRow> vantages;
    std::vector<GateLook> gates;
    std::vector<measure::Tombstone> tombstones;
    std::optional<NetworksImport> networks = {};
    std::optional<PoliciesImport> policies = {};
    std::optional<DeviceRunRow> device_run = {};
    std::optional<InstalledTable> installed = {};
    std::optional<DeviceRelease> release = {};
    std::optional<Person> person = {};
    std::optional<Disclosure> disclosure = {};
    std::optional<ContributionEntry> contribution = {};
};

/// A note of the ledger with its place there.
struct DatedNote {
    std::uint64_t position = 0;
    measure::Timestamp at;
    measure::PublicNote note;
};

/// One eligible verdict of one probe on one target: of one attempt. Aggregate folds the attempts of a round.
struct Vote {
    ResultKey key;  ///< The result it came from.
    std::string target;
    std::string check;
    std::string round;
    std::string probe;
    std::uint32_t attempt = 1;
    std::uint32_t as_number = 0;
    measure::CountryCode probe_country;
    measure::Timestamp received;  ///< When its batch came in.
    measure::Verdict verdict;
};

/// Which votes to read.
struct VoteQuery {
    measure::CountryCode country;  ///< Of the targets.
    std::string first;             ///< UTC days, inclusive.
    std::string last;
    std::optional<measure::Timestamp> received_by = {};  ///< Only what the ledger had by then.
};

/// The consensus of several vantages about one check of one target in one round.
struct ConsensusRow {
    std::string target;
    std::string check;
    std::string round;
    bool in_country = false;  ///< Votes of probes in the target's country; false: those abroad.
    bool counts = false;      ///< This one enters the score (in-country when there is a vote there).
    std::uint32_t votes = 0;
    std::uint32_t passes = 0;
    measure::Verdict verdict;
};

/// The state of a target in one round, by consensus, and the state shown to the public.
struct TargetRoundRow {
    std::string target;
    measure::CountryCode country;
    std::string round;
    measure::TargetState found;
    measure::TargetState shown;  ///< After hysteresis (scoring.md 4.4).
    std::optional<double> web_score;
    std::optional<double> dns_score;
    std::optional<double> mail_score;
};

/// A published number with all that is needed to defend it. `document` is canonical JSON (collector/aggregate).
struct ScoreRow {
    measure::CountryCode country;
    measure::Timestamp as_of;
    std::string window_first;  ///< UTC days, inclusive.
    std::string window_last;
    std::string methodology;
    std::string methodology_sha256;
    std::string frame_sha256;
    std::string software;
    std::optional<double> index;
    std::optional<double> low;
    std::optional<double> high;
    std::string status;  ///< published provisional insufficient_data
    double coverage = 0;
    std::string document;
};

/// The port every store implements; tests/contract runs one suite against all of them.
class Store {
public:
    virtual ~Store() = default;

    /// Position up to which the index is complete; 0 when new.
    virtual measure::Result<std::uint64_t> watermark() const = 0;

    /// Applies one entry. An entry at or below the watermark is ignored: replay is harmless.
    virtual measure::Result<void> apply(const IndexEntry& entry) = 0;

    /// The same for several entries, oldest first, in one transaction: all or none.
    virtual measure::Result<void> apply_all(std::span<const IndexEntry> entries) = 0;

    /// Hash of a batch already taken in; nullopt when it is new.
    virtual measure::Result<std::optional<std::string>> find_batch(const measure::BatchId& id) const = 0;

    /// Highest sequence number up to which every batch of the stream is in or buried by a tombstone; 0 for none.
    virtual measure::Result<std::uint64_t> contiguous(const std::string& probe, const std::string& stream) const = 0;

    /// A probe that is registered and not revoked.
    virtual measure::Result<std::optional<Registration>> find_probe(const std::string& probe) const = 0;
    virtual measure::Result<std::vector<Registration>> probes() const = 0;

    /// The frame in force, newest import of the country; all of them without an argument.
    virtual measure::Result<std::optional<measure::Frame>> frame(const measure::CountryCode& country) const = 0;
    virtual measure::Result<std::vector<measure::Frame>> frames() const = 0;

    /// The frame in force at a moment: the newest import received by then, else the country's first.
    virtual measure::Result<std::optional<measure::Frame>> frame_at(const measure::CountryCode& country,
                                                                    measure::Timestamp at) const = 0;

    /// Countries of which a frame was received by then, in the order of their codes.
    virtual measure::Result<std::vector<measure::CountryCode>> countries_by(measure::Timestamp at) const = 0;

    /// The country's networks by the newest import received by then; nullopt without one, or when it does not name the country.
    virtual measure::Result<std::optional<std::string>> networks_at(const measure::CountryCode& country,
                                                                    measure::Timestamp at) const = 0;

    /// Hash of the newest import of networks, of the newest policies of a country; "" without one.
    virtual measure::Result<std::string> networks_sha256() const = 0;
    virtual measure::Result<std::string> policies_sha256(const measure::CountryCode& country) const = 0;

    /// The policies in force, as their file orders them.
    virtual measure::Result<std::vector<Policy>> policies_of(const measure::CountryCode& country) const = 0;

    /// Keeps the figures of a round's policies; replaces those of the round. An import of policies drops all of the country.
    virtual measure::Result<void> put_policy_figures(const measure::CountryCode& country, const std::string& round,
                                                     std::span<const PolicyFigure> figures) = 0;

    /// Days in which the country has results of rounds; rising. A re-check belongs to no round.
    virtual measure::Result<std::vector<std::string>> rounds(const measure::CountryCode& country) const = 0;

    /// Eligible votes of every attempt; ordered by target, check, round, probe, attempt, key.
    /// Not eligible: re-checks, verdicts `error`, and `not_testable` where the trouble was local to the probe.
    virtual measure::Result<std::vector<Vote>> votes(const VoteQuery& query) const = 0;

    /// The consensus rows that count, of the newest round of each target of the frame in force; ordered by target and check.
    virtual measure::Result<std::vector<ConsensusRow>> newest_consensus(const measure::CountryCode& country) const = 0;

    /// Target to operator cluster by its newest result among those asked for; targets without one are left out.
    virtual measure::Result<std::map<std::string, std::string>> operator_clusters(const VoteQuery& query) const = 0;

    /// What blocks each target, by its results of the newest round with one by a vantage with both families; of the rounds
    /// from `first` on. Sorted and distinct; targets that nothing blocks are left out.
    virtual measure::Result<std::map<std::string, std::vector<Blocker>>> blockers(const measure::CountryCode& country,
                                                                                  const std::string& first) const = 0;

    /// Replaces the derived rows of the country's rounds that the rows speak of; one transaction.
    virtual measure::Result<void> put_rounds(const measure::CountryCode& country, std::span<const ConsensusRow> consensus,
                                             std::span<const TargetRoundRow> targets) = 0;

    /// Keeps one score a country and last day of the window: a later one of the same day replaces it.
    virtual measure::Result<void> put_score(const ScoreRow& score) = 0;

    /// The methodologies that were announced beside the one in force, oldest first.
    virtual measure::Result<std::vector<measure::ParallelMethodology>> parallel_methodologies() const = 0;

    /// The notes of editions in force, oldest first.
    virtual measure::Result<std::vector<DatedNote>> editions() const = 0;

    /// The rounds that have a score by a methodology beside the one in force; rising.
    virtual measure::Result<std::vector<std::string>> parallel_rounds(const measure::CountryCode& country,
                                                                      const std::string& methodology_sha256) const = 0;

    /// Keeps one score a country, methodology and last day of the window, beside those of the methodology in force.
    virtual measure::Result<void> put_parallel_score(const ScoreRow& score) = 0;

    /// Keeps what to fix first in the country; replaces what was there. `document` is canonical JSON (collector/aggregate).
    virtual measure::Result<void> put_fixes(const measure::CountryCode& country, const std::string& document) = 0;

    /// Keeps which things block most services of the country; replaces what was there. `document` as with put_fixes.
    virtual measure::Result<void> put_leverage(const measure::CountryCode& country, const std::string& document) = 0;

    /// Every view as canonical text, ordered; equal for equal ledgers.
    virtual measure::Result<std::string> canonical_export() const = 0;
};

}  // namespace collector
