#pragma once

#include "codec/batch.hpp"
#include "codec/result_json.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/scoring.hpp"
#include "tests/collector/aggregate/site_evidence.hpp"
#include "tests/fakes/memory_ledger.hpp"
#include "tests/fakes/must.hpp"
#include "tests/fakes/scratch_directory.hpp"

#include <memory>

/// A ledger that grows as a collector's does, and indexes made of it.
namespace growing {

using namespace collector;
using sites::Site;

inline const std::string kFrame = R"(schema = 1
country = "KE"
title = "Kenya"
version = "1"
dated = 2026-11-01
source = "a test"
[[target]]
domain = "good.example.test"
organisation = "Good"
sector = "tax"
tier = "ministry"
[[target]]
domain = "bad.example.test"
organisation = "Bad"
sector = "health"
tier = "ministry"
)";

inline measure::Timestamp at(const std::string& time)
{
    return measure::parse_rfc3339("2026-11-" + time + "Z").value();
}

using fakes::must;

/// A ledger that grows as a collector's does.
class Growing {
public:
    enum class Frame { at_once, later };

    explicit Growing(Frame frame = Frame::at_once)
    {
        for (const auto* probe : {"one", "two"}) {
            add(at("10T00:00:00"), sender(probe));
        }
        if (frame == Frame::at_once) {
            add(at("10T00:01:00"), ImportedFrame{.country = "KE", .sha256 = "ff", .toml = kFrame});
        }
    }

    void add(measure::Timestamp when, decltype(LedgerEntry::fact) fact)
    {
        (void)must(ledger.keep({.at = when, .fact = std::move(fact)}));
    }

    /// A batch of one probe: both targets, the bad one as told.
    void report(measure::Timestamp when, const std::string& probe, const std::string& round, bool bad_answers)
    {
        const measure::BatchHeader header{
            .id = {.probe = probe, .stream = "00ff" + probe, .seq = ++sequence_}, .sealed = when, .results = 2};
        const std::vector<std::string> lines{
            codec::to_json_line(sites::line_of(Site{.round = round, .probe = probe})),
            codec::to_json_line(sites::line_of(
                Site{.domain = "bad.example.test", .round = round, .probe = probe, .answers_ipv6 = bad_answers}))};
        add(when, ReceivedBatch{.batch = must(codec::seal(header, lines)), .sender = sender(probe), .context = {}});
    }

    MemoryLedger ledger;

private:
    static Registration sender(const std::string& probe)
    {
        return {.probe = probe,
                .laboratory = "lab",
                .as_number = probe == "one" ? 64500U : 64501U,
                .country = "KE",
                .token_sha256 = "aa"};
    }

    std::uint64_t sequence_ = 0;
};

/// Three rounds of two probes; one report comes two days late and changes what its round said.
inline Growing three_rounds()
{
    Growing growing;
    growing.report(at("18T12:00:00"), "one", "2026-11-18", true);
    growing.report(at("19T12:00:00"), "one", "2026-11-19", false);
    growing.report(at("19T12:10:00"), "two", "2026-11-19", false);
    growing.report(at("20T12:00:00"), "one", "2026-11-20", false);
    growing.report(at("20T12:05:00"), "two", "2026-11-18", false);
    growing.report(at("20T12:10:00"), "two", "2026-11-20", true);
    return growing;
}

inline scorekeeping::Methodology methodology()
{
    config::Config config;
    config.methodology = "config/methodologies/irs-1.toml";
    return scorekeeping::load_methodology(config).value();
}

/// The methodology of the file with other weights and another id, as text.
inline std::string heavier_web()
{
    auto toml = methodology().toml;
    const auto replace = [&](const std::string& from, const std::string& to) {
        const auto place = toml.find(from);
        toml.replace(place == std::string::npos ? toml.size() : place, from.size(), to);
    };
    replace("IRS-1.1.1", "IRS-2.0.0");
    replace("id = \"web\"\nweight = 0.30", "id = \"web\"\nweight = 0.60");
    return toml;
}

inline scorekeeping::Methodology edition_of(const std::string& toml)
{
    return must(scorekeeping::read_methodology(toml, "a test"));
}

/// An index in a file of its own.
struct Index {
    Index() : open(store::open("sqlite", scratch.file("index.sqlite")).value()) {}

    Store& store() const { return *open.store; }
    std::string exported() const { return open.store->canonical_export().value(); }
    std::optional<ScoreRow> latest_score() const { return open.views->latest_score("KE").value(); }

    fakes::ScratchDirectory scratch;
    store::OpenStore open;
};

/// An index that was scored after every entry.
inline std::unique_ptr<Index> grown(const Growing& growing, const scorekeeping::Methodology& rules)
{
    auto index = std::make_unique<Index>();
    scorekeeping::Scorekeeper scorekeeper(index->store(), rules);
    for (const auto& entry : growing.ledger.entries) {
        const auto judged = must(scorekeeping::judge(entry));
        (void)must(index->store().apply(judged));
        scorekeeper.note(judged);
        (void)must(scorekeeper.score());
    }
    return index;
}

/// An index made at once from the whole ledger.
inline std::unique_ptr<Index> made_anew(const Growing& growing, const scorekeeping::Methodology& rules)
{
    auto index = std::make_unique<Index>();
    (void)must(scorekeeping::catch_up(index->store(), growing.ledger));
    scorekeeping::Scorekeeper scorekeeper(index->store(), rules);
    (void)must(scorekeeper.note_everything());
    (void)must(scorekeeper.score());
    return index;
}

}  // namespace growing
