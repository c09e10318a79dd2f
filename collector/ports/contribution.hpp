#pragma once

#include "measure/result.hpp"
#include "measure/target.hpp"
#include "measure/time.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The repository of Member States' experience: what they tell of themselves, and how it comes to the public.
namespace collector {

enum class ContributionKind : std::uint8_t { profile, case_study };

constexpr std::array<std::string_view, 2> words_of(ContributionKind)
{
    return {"profile", "case_study"};
}

/// What is done with a contribution. A submission is its text; every other step speaks of one submission.
enum class ContributionStep : std::uint8_t { submitted, approved, returned, published, withdrawn };

constexpr std::array<std::string_view, 5> words_of(ContributionStep)
{
    return {"submitted", "approved", "returned", "published", "withdrawn"};
}

/// A step as the ledger keeps it.
struct ContributionFact {
    ContributionStep step = ContributionStep::submitted;
    std::string contribution;      ///< Its id, for ever: "ke", "ke-tax-portal".
    std::uint64_t submission = 0;  ///< Ledger position of the text it speaks of; 0: this is the text.
    std::string by;                ///< Who did it.
    std::string reason;            ///< In words for the author; "" where none is needed.
    std::string sha256;            ///< Of the text.
    std::string text;              ///< Markdown with front matter, octet for octet as it was submitted; "" of other steps.
};

/// What a list tells of a contribution.
struct ContributionCard {
    ContributionKind kind = ContributionKind::profile;
    measure::CountryCode country;
    std::string title;
    std::string summary;
    std::string language;     ///< BCP 47.
    std::string contributor;  ///< The organisation that speaks.
    std::string dated;        ///< UTC day of which it speaks.
    bool example = false;     ///< Written to show the form, by nobody's administration.
};

/// A step as the index takes it in; card and words are those of a submission.
struct ContributionEntry {
    ContributionFact fact;
    ContributionCard card;
    std::string words;  ///< All its text, for the search.
};

/// A version that the public may read.
struct Publication {
    std::string contribution;
    std::uint32_t version = 0;     ///< Counts from 1.
    std::uint64_t submission = 0;  ///< Ledger position of its text.
    std::string sha256;
    std::string author;
    std::string reviewer;  ///< Never the author.
    std::string publisher;
    measure::Timestamp submitted;
    measure::Timestamp reviewed;
    measure::Timestamp published;
    bool withdrawn = false;
    bool current = false;  ///< The newest one that was not withdrawn.
    ContributionCard card;
};

/// A step after the submission.
struct StepTaken {
    ContributionStep step = ContributionStep::approved;
    measure::Timestamp at;
    std::string by;
    std::string reason;
};

/// A text that was submitted, with all that was done since.
struct Submission {
    std::uint64_t position = 0;
    measure::Timestamp at;
    std::string contribution;
    std::string by;
    std::string sha256;
    ContributionCard card;
    std::vector<StepTaken> steps;  ///< Oldest first.
};

/// Who wants them all.
inline bool every_submission(const Submission&)
{
    return true;
}

/// Which contributions.
struct ContributionFilter {
    measure::CountryCode country;          ///< "" for all.
    std::optional<ContributionKind> kind;  ///< nullopt for both.
    std::string language;                  ///< "" for all.
    std::string search;                    ///< Words in any order, the last letters may be missing; best first. "" for all.
};

/// A figure of a sector or a target in one round.
struct RoundFigure {
    std::string round;  ///< UTC day.
    double value = 0;
    std::uint32_t targets = 0;  ///< That it is the mean of.
};

/// What the index holds of the repository. Derived from the ledger, like all of it.
class Contributions {
public:
    virtual ~Contributions() = default;

    /// What stands now: the current version of each, the newest first, or the best match.
    virtual measure::Result<std::vector<Publication>> standing(const ContributionFilter& filter, std::size_t skip,
                                                               std::size_t limit) const = 0;

    /// Every version of every contribution, or of one of them ("" for all); the newest publication first.
    virtual measure::Result<std::vector<Publication>> versions(const std::string& contribution, std::size_t limit) const = 0;

    /// A text octet for octet as it was submitted; nullopt when no submission has this position.
    virtual measure::Result<std::optional<std::string>> text(std::uint64_t submission) const = 0;

    /// A submission with its steps; nullopt when none has this position.
    virtual measure::Result<std::optional<Submission>> submission(std::uint64_t position) const = 0;

    /// The newest `limit` of the submissions that are wanted, newest first; each is asked about before its steps are read.
    virtual measure::Result<std::vector<Submission>> submissions(const std::function<bool(const Submission&)>& wanted,
                                                                 std::size_t limit) const = 0;

    /// web, dns or mail of one target, or `operational` as 0 or 1; the newest 400 rounds, rising.
    virtual measure::Result<std::vector<RoundFigure>> target_figures(const std::string& domain,
                                                                     const std::string& figure) const = 0;

    /// The same as the mean over the targets that the frame in force has in the sector.
    virtual measure::Result<std::vector<RoundFigure>>
    sector_figures(const measure::CountryCode& country, const std::string& sector, const std::string& figure) const = 0;
};

}  // namespace collector
