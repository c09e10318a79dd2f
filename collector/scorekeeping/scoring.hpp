#pragma once

#include "collector/aggregate/national_score.hpp"
#include "collector/ports/store.hpp"
#include "collector/scorekeeping/editions.hpp"
#include "collector/scorekeeping/market_reader.hpp"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace collector::scorekeeping {

/// What was known of the country's networks at a moment; nullopt before the first import.
measure::Result<std::optional<aggregate::KnownNetworks>> networks_known(const Store& store, const Methodology& methodology,
                                                                        const measure::CountryCode& country,
                                                                        const std::string& day, measure::Timestamp at);

/// The rounds of a country up to a day, as they were known at a moment.
struct DayOfHistory {
    const aggregate::History& history;
    std::string day;
    measure::Timestamp as_of;
};

/// The rounds that a score of the moment's day looks back to, as they were known at the moment.
measure::Result<aggregate::History> history_as_of(const Store& store, const Methodology& methodology,
                                                  const measure::CountryCode& country, measure::Timestamp as_of);

/// Puts together what a score of the day is asked of, with what was known by then, and hands it over.
measure::Result<void> ask_day(const Store& store, const Methodology& methodology, const measure::CountryCode& country,
                              const DayOfHistory& it, MarketReader& markets,
                              const std::function<void(const aggregate::Question&)>& use);

/// The score of the day, with what was known by then of the country's frame, networks and home routers.
measure::Result<ScoreRow> score_day(const Store& store, const Methodology& methodology, const measure::CountryCode& country,
                                    const DayOfHistory& it, MarketReader& markets);

/// The scores as the index would have given them at a moment: of every country that has a frame, or of `country` alone.
/// Writes nothing. A country whose first frame came in later did not exist then: the answer is the same bytes for ever. Without
/// `devices` no home router counts. Each by the edition of its own day.
measure::Result<std::vector<ScoreRow>> scores_as_of(const Store& store, const Editions& editions, measure::Timestamp as_of,
                                                    const std::string& country, const Devices* devices = nullptr);

/// Keeps consensus, states and scores of the index in step with its results.
///
/// A round is scored from everything the ledger has of it, whenever that came in, by the edition of its own day; a result that
/// comes late scores its round anew, and those after it. What is written depends on the ledger alone, never on when or how often this ran: hence
/// views made anew equal those that grew.
class Scorekeeper {
public:
    /// `methodology` holds where the ledger names no edition.
    Scorekeeper(Store& store, const Methodology& methodology);
    Scorekeeper(const Scorekeeper&) = delete;
    Scorekeeper& operator=(const Scorekeeper&) = delete;
    ~Scorekeeper();

    /// From now on the home routers of the index count.
    void count_devices(const Devices& devices)
    {
        devices_ = &devices;
        market_ = MarketReader(devices_);
    }

    /// These were published, and their evidence was dropped since: they stand, whatever is scored of what is left.
    measure::Result<void> stand_by(const std::vector<ScoreRow>& published);

    /// Remembers what an entry of the ledger changes.
    void note(const IndexEntry& entry);

    /// Remembers the rounds of the newest window: whether they were scored to the end is not known after a crash.
    measure::Result<void> note_newest_window();

    /// Remembers every round there is.
    measure::Result<void> note_everything();

    /// Scores what was remembered and writes it. The newest score of each country that changed.
    measure::Result<std::vector<ScoreRow>> score();

    /// As of the last score().
    const Editions& editions() const { return editions_; }

private:
    struct Country {
        aggregate::History history;     ///< Rounds already folded...
        std::string folded_by;          ///< ...by the edition with this hash.
        std::string complete_from;      ///< `history` has every round from this day on; "": nothing yet.
        std::set<std::string> changed;  ///< Rounds to fold and to score anew.
    };

    struct Beside;  ///< A methodology beside the one in force, with a keeper of its own.

    /// Keeps the scores of the methodologies beside the one in force: back over all rounds that are stored, and on to the
    /// end of their stated periods.
    void note_beside(const IndexEntry& entry);
    measure::Result<void> score_beside();
    measure::Result<void> take_up_announced();
    Scorekeeper* keeper_of(const measure::ParallelMethodology& announced);
    measure::Result<void> note_missing(const std::string& sha256);

    measure::Result<void> learn_editions();
    void note_edition(const IndexEntry& entry);
    void note_frame(const measure::Frame& frame, const std::string& day);
    void note_every_country(const std::string& day);
    void note_policies(const PoliciesImport& import);
    measure::Result<std::vector<ScoreRow>> score_country(const measure::Frame& frame, Country& country);
    measure::Result<void> remember_past(const measure::CountryCode& code, Country& country, const std::string& first,
                                        const Methodology& edition);
    static void forget_before(Country& country, const std::string& day);
    measure::Result<ScoreRow> score_round(const measure::CountryCode& code, Country& country, const std::string& round,
                                          const Methodology& edition);
    ScoreRow as_published(ScoreRow row) const;
    measure::Result<void> keep(const aggregate::Question& question, const aggregate::NationalScore& scored,
                               const ScoreRow& row, const std::vector<ConsensusRow>& consensus);
    measure::Result<void> keep_policies(const aggregate::Question& question);
    measure::Result<void> keep_fixes(const aggregate::Question& question, const aggregate::NationalScore& score);

    Store& store_;
    const Methodology& methodology_;
    const Devices* devices_ = nullptr;
    MarketReader market_{nullptr};
    Editions editions_;
    bool editions_known_ = false;  ///< Whether `editions_` is what the index has.
    std::map<measure::CountryCode, Country> countries_;
    std::map<std::pair<measure::CountryCode, std::string>, ScoreRow> published_;  ///< By country and last day of the window.
    bool is_over(const std::string& round) const { return !last_day_.empty() && round > last_day_; }

    std::string last_day_;     ///< Of a methodology beside the one in force: its scores end there; "": in force.
    bool heard_ = false;       ///< Whether those announced were taken up.
    bool everything_ = false;  ///< Whether they, too, must score every round.
    std::vector<std::unique_ptr<Beside>> beside_;
};

}  // namespace collector::scorekeeping
