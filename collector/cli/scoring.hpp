#pragma once

#include "collector/aggregate/national_score.hpp"
#include "collector/config/config.hpp"
#include "collector/ports/store.hpp"
#include "score/methodology.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace collector::cli {

/// The methodology in force with the text it came from.
struct Methodology {
    std::string id;
    std::string sha256;
    std::string toml;
    score::Methodology rules;
};

measure::Result<Methodology> load_methodology(const config::Config& config);

/// What was known of the country's networks at a moment; nullopt before the first import.
measure::Result<std::optional<aggregate::KnownNetworks>>
networks_known(const Store& store, const measure::CountryCode& country, measure::Timestamp at);

/// The scores as the index would have given them at a moment: of every country that has a frame, or of `country` alone.
/// Writes nothing.
measure::Result<std::vector<ScoreRow>> scores_as_of(const Store& store, const Methodology& methodology,
                                                    measure::Timestamp as_of, const std::string& country);

/// Keeps consensus, states and scores of the index in step with its results.
///
/// A round is scored from everything the ledger has of it, whenever that came in; a result that comes late scores its
/// round anew, and those after it. What is written depends on the ledger alone, never on when or how often this ran: hence
/// views made anew equal those that grew.
class Scorekeeper {
public:
    Scorekeeper(Store& store, const Methodology& methodology) : store_(store), methodology_(methodology) {}

    /// Remembers what an entry of the ledger changes.
    void note(const IndexEntry& entry);

    /// Remembers the rounds of the newest window: whether they were scored to the end is not known after a crash.
    measure::Result<void> note_newest_window();

    /// Remembers every round there is.
    measure::Result<void> note_everything();

    /// Scores what was remembered and writes it. The newest score of each country that changed.
    measure::Result<std::vector<ScoreRow>> score();

private:
    struct Country {
        aggregate::History history;     ///< Rounds already folded.
        std::string complete_from;      ///< `history` has every round from this day on; "": nothing yet.
        std::set<std::string> changed;  ///< Rounds to fold and to score anew.
    };

    void note_frame(const measure::Frame& frame, const std::string& day);
    void note_networks(const std::string& day);
    measure::Result<std::vector<ScoreRow>> score_country(const measure::Frame& frame, Country& country);
    measure::Result<void> remember_past(const measure::CountryCode& code, Country& country, const std::string& first);
    static void forget_before(Country& country, const std::string& day);
    measure::Result<ScoreRow> score_round(const measure::CountryCode& code, Country& country, const std::string& round);
    measure::Result<void> keep_fixes(const aggregate::Question& question, const aggregate::NationalScore& score);

    Store& store_;
    const Methodology& methodology_;
    std::map<measure::CountryCode, Country> countries_;
};

}  // namespace collector::cli
