#pragma once

#include "collector/ports/store.hpp"

#include <algorithm>
#include <map>

namespace collector {

/// As much of a store as ingest reads: probes, batches, frames and the digest of policies, set by the test. The rest is empty.
class RegistryStore final : public Store {
public:
    std::vector<measure::Frame> framed;
    std::map<measure::CountryCode, std::string> promised;  ///< Digest of the policies.
    std::vector<Registration> registered;
    std::map<measure::BatchId, std::string> batches;
    std::uint64_t contiguous_up_to = 0;
    std::optional<measure::Error> refusal;

    measure::Result<std::uint64_t> watermark() const override { return 0; }
    measure::Result<void> apply(const IndexEntry&) override { return {}; }
    measure::Result<void> apply_all(std::span<const IndexEntry>) override { return {}; }

    measure::Result<std::optional<std::string>> find_batch(const measure::BatchId& id) const override
    {
        if (refusal) {
            return tl::unexpected(*refusal);
        }
        const auto found = batches.find(id);
        return found == batches.end() ? std::nullopt : std::optional(found->second);
    }

    measure::Result<std::uint64_t> contiguous(const std::string&, const std::string&) const override
    {
        return contiguous_up_to;
    }

    measure::Result<std::optional<Registration>> find_probe(const std::string& probe) const override
    {
        for (const auto& it : registered) {
            if (it.probe == probe) {
                return std::optional(it);
            }
        }
        return std::optional<Registration>();
    }

    measure::Result<std::vector<Registration>> probes() const override { return registered; }
    measure::Result<std::optional<measure::Frame>> frame(const measure::CountryCode& country) const override
    {
        const auto found = std::ranges::find(framed, country, &measure::Frame::country);
        return found == framed.end() ? std::nullopt : std::optional(*found);
    }
    measure::Result<std::vector<measure::Frame>> frames() const override { return framed; }

    measure::Result<std::optional<measure::Frame>> frame_at(const measure::CountryCode&, measure::Timestamp) const override
    {
        return std::nullopt;
    }

    measure::Result<std::vector<measure::CountryCode>> countries_by(measure::Timestamp) const override
    {
        return std::vector<measure::CountryCode>();
    }

    measure::Result<std::vector<measure::ParallelMethodology>> parallel_methodologies() const override
    {
        return std::vector<measure::ParallelMethodology>();
    }

    measure::Result<std::vector<collector::DatedNote>> editions() const override
    {
        return std::vector<collector::DatedNote>();
    }

    measure::Result<std::vector<std::string>> parallel_rounds(const measure::CountryCode&, const std::string&) const override
    {
        return std::vector<std::string>();
    }

    measure::Result<void> put_parallel_score(const ScoreRow&) override { return {}; }

    measure::Result<std::optional<std::string>> networks_at(const measure::CountryCode&, measure::Timestamp) const override
    {
        return std::nullopt;
    }

    measure::Result<std::string> networks_sha256() const override { return std::string(); }
    measure::Result<std::string> policies_sha256(const measure::CountryCode& country) const override
    {
        const auto found = promised.find(country);
        return found == promised.end() ? std::string() : found->second;
    }
    measure::Result<std::vector<collector::Policy>> policies_of(const measure::CountryCode&) const override { return {}; }
    measure::Result<void> put_policy_figures(const measure::CountryCode&, const std::string&,
                                             std::span<const collector::PolicyFigure>) override
    {
        return {};
    }

    measure::Result<std::vector<std::string>> rounds(const measure::CountryCode&) const override
    {
        return std::vector<std::string>();
    }

    measure::Result<std::vector<Vote>> votes(const VoteQuery&) const override { return std::vector<Vote>(); }

    measure::Result<void> put_rounds(const measure::CountryCode&, std::span<const ConsensusRow>,
                                     std::span<const TargetRoundRow>) override
    {
        return {};
    }

    measure::Result<std::vector<ConsensusRow>> newest_consensus(const measure::CountryCode&) const override
    {
        return std::vector<ConsensusRow>();
    }

    measure::Result<std::map<std::string, std::string>> operator_clusters(const VoteQuery&) const override
    {
        return std::map<std::string, std::string>();
    }

    measure::Result<void> put_score(const ScoreRow&) override { return {}; }
    measure::Result<void> put_fixes(const measure::CountryCode&, const std::string&) override { return {}; }
    measure::Result<void> put_leverage(const measure::CountryCode&, const std::string&) override { return {}; }

    measure::Result<std::map<std::string, std::vector<Blocker>>> blockers(const measure::CountryCode&,
                                                                          const std::string&) const override
    {
        return std::map<std::string, std::vector<Blocker>>();
    }

    measure::Result<std::string> canonical_export() const override { return std::string(); }
};

}  // namespace collector
