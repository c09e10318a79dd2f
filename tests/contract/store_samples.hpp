#pragma once

#include "collector/ports/store.hpp"

#include <string>

/// Entries for stores to swallow.
namespace contract {

measure::Timestamp noon(int day);

collector::IndexEntry registration_entry(std::uint64_t position, const std::string& probe);
collector::IndexEntry note_entry(std::uint64_t position, measure::PublicNote note);
collector::IndexEntry frame_entry(std::uint64_t position, const std::string& version, int day);

struct BatchSpec {
    std::uint64_t position = 0;
    std::string probe = "probe-a";
    std::uint64_t seq = 1;
    std::string target = "good.example.test";
    int day = 21;
    measure::Verdict verdict{};
};

collector::IndexEntry batch_entry(const BatchSpec& spec);

measure::Verdict verdict(measure::Outcome outcome, std::optional<double> value);
collector::TargetRoundRow target_round(const std::string& target, int day, measure::State state);
collector::ConsensusRow consensus(const std::string& target, int day);
collector::ScoreRow score(int day, double index);

}  // namespace contract
