#pragma once

#include "collector/ports/devices.hpp"
#include "collector/ports/facts.hpp"
#include "collector/ports/store.hpp"

#include <array>
#include <string>
#include <vector>

/// What editors put in the place of what is in force, through the command line and through the API alike.
namespace collector::ingest {

enum class DocumentForm : std::uint8_t {
    frame,           ///< A list of targets, TOML.
    policies,        ///< TOML.
    policies_table,  ///< The same as CSV.
    installed_base,  ///< Which routers stand in how many homes, CSV.
};

/// A document read and found good, as the fact that the ledger keeps; or every error of it.
struct Revision {
    decltype(LedgerEntry::fact) fact;
    std::vector<measure::CountryCode> countries;  ///< Of which it speaks; rising.
    std::string sha256;                           ///< Of what the ledger keeps.
    std::string summary;                          ///< One line for people: "KE: 3 policies, SHA-256"
    measure::Frame frame;                         ///< Of a list of targets.
    std::vector<InstalledRow> installed;          ///< Of an installed base.
    std::vector<measure::Error> errors;           ///< Empty: it is good, and all of the above holds.
    std::vector<measure::Error> notes;            ///< What a reviewer should see to.
};

/// `name` is what errors call the document.
Revision read_revision(DocumentForm form, const std::string& text, const std::string& name);

/// A list of targets in one line for people.
std::string frame_summary(const measure::Frame& frame);

/// The same of an installed base.
std::string installed_summary(const Revision& revision);

/// Whether the index holds just this already: then there is nothing to keep.
measure::Result<bool> is_in_force(const Revision& revision, const Store& store, const Devices& devices,
                                  measure::Timestamp now);

/// The digest of the list or the policies that the revision would take the place of; "" where nothing stands.
measure::Result<std::string> sha256_in_force(const Revision& revision, const Store& store);

}  // namespace collector::ingest
