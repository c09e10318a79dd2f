#include "collector/comparison/agreement.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace collector::comparison {
namespace {

using Rows = std::vector<ConsensusRow>;

std::size_t place(Finding finding)
{
    return static_cast<std::size_t>(finding);
}

/// As names stand in frames: lower case, without the root's dot.
std::string as_in_frames(std::string domain)
{
    std::transform(domain.begin(), domain.end(), domain.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (domain.ends_with('.')) {
        domain.pop_back();
    }
    return domain;
}

const ConsensusRow* row_of(const Rows& rows, std::string_view check)
{
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const auto& it) { return it.counts && it.check == check; });
    return found == rows.end() ? nullptr : &*found;
}

Finding finding_of(double value, Reading reading)
{
    if (value >= 1.0 || (value > 0.0 && reading == Reading::any)) {
        return Finding::pass;
    }
    return value > 0.0 ? Finding::partial : Finding::fail;
}

/// Ours of one name: the row that decides, and what it says.
struct Ours {
    const ConsensusRow* row = nullptr;
    Finding finding = Finding::fail;
};

std::optional<Ours> ours_of(const Rows& rows, const Counterpart& counterpart)
{
    const auto* gate = counterpart.gate.empty() ? nullptr : row_of(rows, counterpart.gate);
    if (gate != nullptr && gate->verdict.value == 0.0) {
        return Ours{.row = gate, .finding = Finding::fail};
    }
    const auto* row = row_of(rows, counterpart.check);
    if (row == nullptr || !row->verdict.value) {
        return std::nullopt;
    }
    return Ours{.row = row, .finding = finding_of(*row->verdict.value, counterpart.reading)};
}

void take(Comparison& comparison, Agreement& agreement, const ForeignFinding& theirs, const Rows& rows,
          const std::string& domain)
{
    const auto ours = ours_of(rows, agreement.counterpart);
    if (!ours) {
        ++agreement.unjudged;
        return;
    }
    widen(comparison.rounds, ours->row->round);
    ++agreement.counts[place(theirs.finding)][place(ours->finding)];
    if (theirs.finding != ours->finding) {
        agreement.disagreements.push_back({.domain = domain,
                                           .theirs = theirs.finding,
                                           .their_word = theirs.word,
                                           .ours = ours->finding,
                                           .our_rule = ours->row->verdict.rule,
                                           .round = ours->row->round});
    }
}

/// Ours by their names; each is looked up once.
class Book {
public:
    explicit Book(const OurVerdicts& ours) : ours_(ours) {}

    struct Entry {
        std::string domain{};
        std::optional<Rows> rows{};
        bool same_name = true;  ///< As it stands, not without `www.`.
    };

    measure::Result<const Entry*> find(const std::string& theirs)
    {
        const auto name = as_in_frames(theirs);
        if (const auto known = entries_.find(name); known != entries_.end()) {
            return &known->second;
        }
        Entry entry{.domain = name};
        constexpr std::string_view kWww = "www.";
        for (const auto& wanted : {name, name.starts_with(kWww) ? name.substr(kWww.size()) : name}) {
            auto rows = ours_(wanted);
            if (!rows) {
                return tl::unexpected(rows.error());
            }
            if (*rows) {
                entry = {.domain = wanted, .rows = std::move(**rows), .same_name = wanted == name};
                break;
            }
        }
        return &entries_.emplace(name, std::move(entry)).first->second;
    }

    void count(Comparison& comparison) const
    {
        std::set<std::string> ours;
        for (const auto& [name, entry] : entries_) {
            if (entry.rows) {
                ours.insert(entry.domain);
            } else {
                comparison.unknown.push_back(name);
            }
        }
        comparison.domains = static_cast<std::uint32_t>(ours.size());
    }

private:
    const OurVerdicts& ours_;
    std::map<std::string, Entry> entries_;
};

/// A name of ours, a test, and what theirs say of it.
struct Pair {
    const ForeignFinding* theirs = nullptr;
    const Book::Entry* ours = nullptr;
};

/// One pair for each name of ours and test of theirs, in the order of their file.
measure::Result<std::vector<Pair>> pairs_of(const ForeignReport& report, Book& book, std::uint32_t& left_out)
{
    std::vector<Pair> pairs;
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    for (const auto& finding : report.findings) {
        const auto found = book.find(finding.domain);
        if (!found) {
            return tl::unexpected(found.error());
        }
        const auto* entry = *found;
        if (!entry->rows) {
            continue;
        }
        const auto [place, first] = places.try_emplace({entry->domain, finding.test}, pairs.size());
        if (first) {
            pairs.push_back({&finding, entry});
            continue;
        }
        ++left_out;
        auto& former = pairs[place->second];
        if (entry->same_name && !former.ours->same_name) {
            former = {&finding, entry};
        }
    }
    return pairs;
}

}  // namespace

std::uint32_t compared(const Counts& counts)
{
    std::uint32_t all = 0;
    for (const auto& row : counts) {
        for (const auto count : row) {
            all += count;
        }
    }
    return all;
}

std::optional<double> share_agreed(const Counts& counts)
{
    const auto all = compared(counts);
    const double same = counts[0][0] + counts[1][1] + counts[2][2];
    return all == 0 ? std::nullopt : std::optional(same / all);
}

std::optional<double> kappa(const Counts& counts)
{
    const auto agreed = share_agreed(counts);
    const double all = compared(counts);
    double by_habit = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double theirs = counts[i][0] + counts[i][1] + counts[i][2];
        const double ours = counts[0][i] + counts[1][i] + counts[2][i];
        by_habit += all > 0 ? theirs * ours / (all * all) : 0;
    }
    return !agreed || by_habit >= 1 ? std::nullopt : std::optional((*agreed - by_habit) / (1 - by_habit));
}

measure::Result<Comparison> compare(const ForeignReport& report, std::span<const Counterpart> counterparts,
                                    const OurVerdicts& ours)
{
    Comparison comparison;
    for (const auto& counterpart : counterparts) {
        comparison.agreements.push_back({.counterpart = counterpart});
    }
    Book book(ours);
    const auto pairs = pairs_of(report, book, comparison.left_out);
    if (!pairs) {
        return tl::unexpected(pairs.error());
    }
    for (const auto& [theirs, entry] : *pairs) {
        const auto agreement = std::find_if(comparison.agreements.begin(), comparison.agreements.end(),
                                            [&](const Agreement& it) { return it.counterpart.test == theirs->test; });
        if (agreement != comparison.agreements.end()) {
            take(comparison, *agreement, *theirs, *entry->rows, entry->domain);
        }
    }
    book.count(comparison);
    std::erase_if(comparison.agreements, [](const Agreement& it) { return compared(it.counts) == 0 && it.unjudged == 0; });
    return comparison;
}

}  // namespace collector::comparison
