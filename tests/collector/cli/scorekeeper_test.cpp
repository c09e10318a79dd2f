#include "codec/batch.hpp"
#include "codec/result_json.hpp"
#include "collector/cli/indexing.hpp"
#include "collector/cli/scoring.hpp"
#include "tests/collector/aggregate/site_evidence.hpp"
#include "tests/fakes/memory_ledger.hpp"
#include "tests/fakes/scratch_directory.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace collector;
using samples::Site;

const std::string kFrame = R"(schema = 1
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

measure::Timestamp at(const std::string& time)
{
    return measure::parse_rfc3339("2026-11-" + time + "Z").value();
}

/// The value, or the error as the reason of the test's failure.
template <typename T>
T must(measure::Result<T> result)
{
    if (!result) {
        throw std::runtime_error(measure::to_string(result.error()));
    }
    if constexpr (!std::is_void_v<T>) {
        return *std::move(result);
    }
}

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
            codec::to_json_line(samples::line_of(Site{.round = round, .probe = probe})),
            codec::to_json_line(samples::line_of(
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
Growing three_rounds()
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

cli::Methodology methodology()
{
    config::Config config;
    config.methodology = "config/methodologies/irs-1.toml";
    return cli::load_methodology(config).value();
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
std::unique_ptr<Index> grown(const Growing& growing, const cli::Methodology& rules)
{
    auto index = std::make_unique<Index>();
    cli::Scorekeeper scorekeeper(index->store(), rules);
    for (const auto& entry : growing.ledger.entries) {
        const auto judged = must(cli::judge(entry));
        (void)must(index->store().apply(judged));
        scorekeeper.note(judged);
        (void)must(scorekeeper.score());
    }
    return index;
}

/// An index made at once from the whole ledger.
std::unique_ptr<Index> made_anew(const Growing& growing, const cli::Methodology& rules)
{
    auto index = std::make_unique<Index>();
    (void)must(cli::catch_up(index->store(), growing.ledger));
    cli::Scorekeeper scorekeeper(index->store(), rules);
    (void)must(scorekeeper.note_everything());
    (void)must(scorekeeper.score());
    return index;
}

}  // namespace

TEST_CASE("Views made anew equal those that grew, late reports included", "[collector][rejudge]")
{
    const auto rules = methodology();
    const auto growing = three_rounds();

    const auto before = grown(growing, rules);
    const auto after = made_anew(growing, rules);

    const auto text = before->exported();
    CHECK(text == after->exported());
    CHECK(text.find("\"view\":\"score\"") != std::string::npos);
    CHECK(text.find("\"view\":\"target_round\"") != std::string::npos);
    CHECK(text.find("\"view\":\"gate\"") != std::string::npos);
}

TEST_CASE("What to fix first stands beside the newest score and names what fails in its round", "[collector][fixes]")
{
    const auto rules = methodology();
    auto growing = Growing();
    growing.report(at("19T12:00:00"), "one", "2026-11-19", false);
    growing.report(at("20T12:00:00"), "one", "2026-11-20", false);
    const auto failing = made_anew(growing, rules)->open.views->fixes("KE").value();
    growing.report(at("21T12:00:00"), "one", "2026-11-21", true);
    const auto mended = made_anew(growing, rules)->open.views->fixes("KE").value();

    REQUIRE(failing);
    CHECK(failing->find("\"round\":\"2026-11-20\"") != std::string::npos);
    CHECK(failing->find("bad.example.test") != std::string::npos);
    CHECK(failing->find("good.example.test") == std::string::npos);
    CHECK(mended->find("\"fixes\":[]") != std::string::npos);
}

TEST_CASE("Which things block most services stands beside the newest score", "[collector][leverage]")
{
    const auto rules = methodology();
    auto growing = Growing();
    growing.report(at("19T12:00:00"), "one", "2026-11-19", false);
    const auto failing = made_anew(growing, rules)->open.views->leverage("KE").value();
    growing.report(at("21T12:00:00"), "one", "2026-11-21", true);
    const auto mended = made_anew(growing, rules)->open.views->leverage("KE").value();

    REQUIRE(failing);
    CHECK(failing->find("bad.example.test") != std::string::npos);
    CHECK(mended->find("\"points\":[]") != std::string::npos);
}

TEST_CASE("Judging the same ledger twice changes nothing", "[collector][rejudge]")
{
    const auto rules = methodology();
    const auto growing = three_rounds();
    const auto index = made_anew(growing, rules);
    const auto once = index->exported();

    (void)must(cli::catch_up(index->store(), growing.ledger));
    cli::Scorekeeper again(index->store(), rules);
    (void)must(again.note_newest_window());
    (void)must(again.score());

    CHECK(index->exported() == once);
}

TEST_CASE("A frame that comes after the reports, and a new one in between, leave the views equal too",
          "[collector][rejudge]")
{
    const auto rules = methodology();
    Growing growing(Growing::Frame::later);
    growing.report(at("18T12:00:00"), "one", "2026-11-18", true);
    growing.add(at("18T13:00:00"), ImportedFrame{.country = "KE", .sha256 = "ff", .toml = kFrame});
    growing.report(at("19T12:00:00"), "one", "2026-11-19", true);
    growing.add(at("19T13:00:00"),
                ImportedFrame{.country = "KE", .sha256 = "fe", .toml = kFrame + "intended_absent = [\"web\"]\n"});
    growing.report(at("20T12:00:00"), "one", "2026-11-20", true);

    const auto before = grown(growing, rules);
    const auto after = made_anew(growing, rules);

    CHECK(before->exported() == after->exported());
    CHECK(before->exported().find("\"shown\":\"intended_absent\"") != std::string::npos);
}

TEST_CASE("Networks count from the day they were imported on, and nothing before it changes", "[collector][networks]")
{
    const auto rules = methodology();
    auto growing = three_rounds();
    const auto untold = made_anew(growing, rules);
    const auto first = cli::scores_as_of(untold->store(), rules, at("19T23:00:00"), "KE").value();
    growing.add(at("20T13:00:00"),
                ImportedNetworks{.sha256 = "aa",
                                 .lines = "KE 2026-11-19 {\"facts\":{\"users\":[0.5],\"systems\":0.5,\"holders\":0.5,"
                                          "\"validity6\":0.5,\"validity4\":1.0}}\n"});

    const auto before = grown(growing, rules);
    const auto after = made_anew(growing, rules);
    const auto then = cli::scores_as_of(after->store(), rules, at("19T23:00:00"), "KE").value();

    CHECK(before->exported() == after->exported());
    CHECK(then.at(0).document == first.at(0).document);
    const auto figures = after->open.views->figures("KE", "networks").value();
    REQUIRE(figures.size() == 1);
    CHECK(figures[0].day == "2026-11-20");
    CHECK(figures[0].value == Approx(0.5));
    const auto published = after->latest_score();
    REQUIRE(published);
    CHECK(published->as_of == at("20T13:00:00"));
    const auto again = cli::scores_as_of(after->store(), rules, published->as_of, "KE").value();
    CHECK(again.at(0).document == published->document);
}

TEST_CASE("A score as of a moment is the one that stood then, and asking writes nothing", "[collector][as_of]")
{
    const auto rules = methodology();
    auto growing = Growing();
    growing.report(at("18T12:00:00"), "one", "2026-11-18", true);
    growing.report(at("18T12:05:00"), "two", "2026-11-18", true);
    const auto then = made_anew(growing, rules)->latest_score();
    growing.report(at("19T12:00:00"), "one", "2026-11-19", false);
    growing.report(at("19T12:05:00"), "two", "2026-11-19", false);
    const auto index = made_anew(growing, rules);
    const auto untouched = index->exported();

    const auto asked = cli::scores_as_of(index->store(), rules, at("18T23:00:00"), "KE").value();
    const auto now = cli::scores_as_of(index->store(), rules, at("20T23:00:00"), "KE").value();

    REQUIRE(then);
    CHECK(asked.at(0).document == then->document);
    CHECK(now.at(0).document == index->latest_score()->document);
    CHECK(now.at(0).document != then->document);
    CHECK(index->exported() == untouched);
}

TEST_CASE("A country without results is told to have too little data; one without a frame is an error", "[collector]")
{
    const auto rules = methodology();
    const auto index = made_anew(Growing(), rules);

    const auto scores = cli::scores_as_of(index->store(), rules, at("20T00:00:00"), "KE");
    const auto unknown = cli::scores_as_of(index->store(), rules, at("20T00:00:00"), "FR");

    REQUIRE(scores);
    CHECK(scores->at(0).status == "insufficient_data");
    CHECK_FALSE(unknown);
}

TEST_CASE("Two good probes at home give a provisional index with its web and DNS pillars", "[collector]")
{
    const auto rules = methodology();
    auto growing = Growing();
    growing.report(at("18T12:00:00"), "one", "2026-11-18", true);
    growing.report(at("18T12:05:00"), "two", "2026-11-18", true);

    const auto score = made_anew(growing, rules)->latest_score();

    REQUIRE(score);
    INFO(score->document);
    CHECK(score->status == "provisional");
    CHECK(*score->index == Approx(1.0));
    CHECK(*score->low <= 0.45);
    // Web 0.30, DNS 0.15 and security 0.15 should have values, and nothing was seen of security.
    CHECK(score->coverage == Approx(0.75));
    CHECK(score->as_of == at("18T12:05:00"));
}
