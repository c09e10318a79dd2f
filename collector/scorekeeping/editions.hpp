#pragma once

#include "collector/config/config.hpp"
#include "collector/ports/store.hpp"
#include "collector/store/registry.hpp"
#include "score/methodology.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace collector::scorekeeping {

/// An edition of the methodology with the text it came from.
struct Methodology {
    std::string id;
    std::string sha256;
    std::string toml;
    score::Methodology rules;
};

/// The edition of the configuration: in force once the ledger says so.
measure::Result<Methodology> load_methodology(const config::Config& config);

/// The same of another file: a draft, a former edition.
measure::Result<Methodology> load_methodology(const std::filesystem::path& file);

/// The same of a text that is at hand; `name` says which. The error is the first of it.
measure::Result<Methodology> read_methodology(const std::string& toml, const std::string& name);

/// Which edition is in force on which day. A round is scored by the edition of its own day, with its whole window: whatever
/// comes into force later changes no number that was published.
class Editions {
public:
    /// An edition from a day on.
    struct Term {
        measure::Timestamp at;  ///< When it was put on the ledger.
        std::string first_day;  ///< UTC; that of the first term counts for nothing.
        std::shared_ptr<const Methodology> methodology;
    };

    /// One for every day: a draft, or one beside that in force.
    explicit Editions(const Methodology& only);

    /// As the ledger has them; `configured` where it has none. Fails for a text that this program cannot read.
    static measure::Result<Editions> read(const std::vector<DatedNote>& notes, const Methodology& configured);

    /// By what the ledger had at a moment; before the first edition came in, that one.
    const Term& term_of(const std::string& day, measure::Timestamp known_by = measure::Timestamp::max()) const;

    /// The edition of that term.
    const Methodology& of(const std::string& day, measure::Timestamp known_by = measure::Timestamp::max()) const;

    /// In the order of the ledger, never empty.
    const std::vector<Term>& terms() const { return terms_; }

private:
    Editions() = default;

    std::vector<Term> terms_;
};

measure::Result<Editions> read_editions(const Store& store, const Methodology& configured);

/// The same for who needs the configured edition for nothing else.
measure::Result<Editions> read_editions(const store::OpenStore& index, const config::Config& config);

/// The first day that a note of an edition speaks of: never before the one on which it came in.
std::string first_day_of(const DatedNote& note);

/// What the ledger must hear before the configured edition is in force, where it has these notes of editions so far; nullopt when
/// its last word is the same. That is from today on, or from the end of the period for which it was announced beside another.
/// Fails for a text that the ledger does not know under an id that it knows.
measure::Result<std::optional<measure::EditionInForce>> edition_to_come(const Store& store,
                                                                        const std::vector<DatedNote>& notes,
                                                                        const Methodology& configured,
                                                                        const std::string& today);

}  // namespace collector::scorekeeping
