#pragma once

#include "collector/ports/rechecks.hpp"
#include "collector/ports/store.hpp"

#include <span>
#include <string>
#include <vector>

/// What notes on the ledger say together: cases of disputed verdicts, and the list of errata.
namespace collector::aggregate {

/// A step of a case, and when it was put on the ledger.
struct DatedStep {
    std::uint64_t position = 0;
    measure::Timestamp at{};
    measure::CaseNote note{};
};

/// A disputed verdict with all that was said of it. Its number is the ledger position of its first step.
struct Case {
    std::uint64_t number = 0;
    std::vector<DatedStep> steps{};  ///< Never empty; the first is the dispute.

    const measure::CaseNote& dispute() const { return steps.front().note; }
    measure::CaseStep status() const { return steps.back().note.step; }
    bool is_open() const { return !measure::ends_case(status()); }
};

/// Cases in the order in which they were opened. A step of no case, or of one that has ended, is passed over: only the
/// command line writes them, and it refuses both. Pure.
std::vector<Case> fold_cases(std::span<const DatedNote> notes);

/// One line of the list of errata: a note of its own, or the answer to a case that was found right.
struct ErratumLine {
    measure::Timestamp at{};
    measure::Erratum erratum{};
    std::uint64_t number = 0;  ///< Of the case; 0 for a note of its own.
    std::string target{};      ///< Of the case.
    std::string check{};
};

/// Newest first. Pure.
std::vector<ErratumLine> list_errata(std::span<const DatedNote> notes);

/// As the API and the command line show them: canonical JSON objects.
/// `since`: the rounds from the disputed one on; `rechecks`: what was found because somebody asked, beside the rounds.
std::string case_json(const Case& it, std::span<const ConsensusRow> since, std::span<const RecheckFinding> rechecks = {});
std::string erratum_json(const ErratumLine& line);

}  // namespace collector::aggregate
