#pragma once

#include "collector/ports/views.hpp"

namespace collector::aggregate {

/// The verdict in question as it stands today: what is disputed must be on record word by word. `check` "": the one that
/// decided the target's state. `round` "": the newest; else a UTC day whose verdict still counts in the window of the country's
/// newest score. Fails for a target, check or round of which there is no such verdict.
measure::Result<measure::CaseNote> describe_dispute(const Views& views, const std::string& target, const std::string& check,
                                                    const std::string& round = {});

/// A further step of a case says again what it is about, so that every line of the ledger can be read by itself. Fails for a
/// case that is not there, or has its answer.
measure::Result<measure::CaseNote> describe_step(const Views& views, std::uint64_t number, measure::CaseStep step);

}  // namespace collector::aggregate
