#pragma once

#include "collector/ports/person.hpp"
#include "measure/result.hpp"
#include "measure/time.hpp"

#include <string>
#include <vector>

namespace collector::access {

/// A person as one line of JSON, with the digest of the token: for the ledger and the index.
std::string person_text(const Person& person);

/// The inverse. A role this program does not know is left out: a newer one wrote it, and it allows nothing here.
measure::Result<Person> read_person(const std::string& text);

/// What somebody is, as words; in the order in which it was given.
std::vector<std::string> role_words(const Person& person);

/// Everything that is wrong with somebody who is to be added today (UTC); each error says what to write instead.
std::vector<measure::Error> find_faults(const Person& person, measure::Day today);

}  // namespace collector::access
