#include "collector/store/sqlite/connection.hpp"
#include "collector/store/sqlite/embedded_sql.hpp"
#include "tests/contract/store_contract.hpp"
#include "tests/contract/store_samples.hpp"
#include "tests/fakes/scratch_directory.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

namespace {

using namespace collector;
using fakes::ScratchDirectory;

void make_index(const std::string& file, int batches)
{
    auto index = store::open("sqlite", file).value();
    for (int i = 1; i <= batches; ++i) {
        const auto number = static_cast<std::uint64_t>(i);
        REQUIRE(index.store->apply(contract::batch_entry(
            {.position = number, .seq = number, .verdict = contract::verdict(measure::Outcome::pass, 1.0)})));
    }
}

}  // namespace

TEST_CASE("the SQLite store keeps the contract of every store", "[store][contract]")
{
    const ScratchDirectory scratch;

    contract::hold_to_store_contract([&] { return store::open("sqlite", scratch.file("index.sqlite")).value(); });
}

TEST_CASE("every statement of the SQL files can be prepared", "[store]")
{
    const ScratchDirectory scratch;
    make_index(scratch.file("index.sqlite"), 0);
    store::sqlite::Connection connection(scratch.file("index.sqlite"), store::sqlite::Access::write);

    for (const auto sql : {store::sqlite::kWriteSql, store::sqlite::kReadSql, store::sqlite::kExportSql}) {
        for (const auto& [name, text] : store::sqlite::named_statements(sql)) {
            INFO(name);
            CHECK_NOTHROW(connection.statement(name));
        }
    }
}

TEST_CASE("a verdict comes back from the index as it was, whatever its detail is made of", "[store]")
{
    const ScratchDirectory scratch;
    const auto index = store::open("sqlite", scratch.file("index.sqlite")).value();
    auto verdict = contract::verdict(measure::Outcome::partial, 0.25);
    verdict.detail = GENERATE(as<std::string>(), "", "2 of 2", "say \"hello\"", "C:\\", "\"\\", "a\nb\tc", "\xff\xfe",
                              "\u00e9\u4e2d", "[1,\"x\"]");
    verdict.masked_by = "vantage.clock";
    verdict.flags = {measure::Flag::split, measure::Flag::dissent};

    REQUIRE(index.store->apply(contract::batch_entry({.position = 1, .verdict = verdict})));

    const auto vote = index.store->votes({.country = "KE", .first = "2026-11-01", .last = "2026-11-30"}).value().at(0);
    CHECK(vote.verdict.detail == verdict.detail);
    CHECK(vote.verdict.value == 0.25);
    CHECK(vote.verdict.masked_by == "vantage.clock");
    CHECK(vote.verdict.flags == verdict.flags);
}

TEST_CASE("verdicts that differ in one word keep it, in one index and in one that is opened again", "[store]")
{
    const ScratchDirectory scratch;
    auto first = contract::verdict(measure::Outcome::fail, 0.0);
    auto second = first;
    second.cause = measure::Cause::ns_dead;
    const auto causes = [&](std::uint64_t position, const measure::Verdict& verdict) {
        const auto index = store::open("sqlite", scratch.file("index.sqlite")).value();
        REQUIRE(index.store->apply(contract::batch_entry({.position = position, .seq = position, .verdict = verdict})));
        std::vector<std::optional<measure::Cause>> found;
        const auto votes = index.store->votes({.country = "KE", .first = "2026-11-01", .last = "2026-11-30"}).value();
        for (const auto& vote : votes) {
            found.push_back(vote.verdict.cause);
        }
        return found;
    };

    CHECK(causes(1, first) == std::vector{first.cause});
    CHECK(causes(2, second) == std::vector{first.cause, second.cause});
    CHECK(causes(3, first) == std::vector{first.cause, second.cause, first.cause});
}

TEST_CASE("a file that is no index is refused with what to do", "[store]")
{
    const ScratchDirectory scratch;
    std::ofstream(scratch.file("index.sqlite")) << std::string(8192, 'x');

    const auto opened = store::open("sqlite", scratch.file("index.sqlite"));

    REQUIRE_FALSE(opened);
    CHECK(opened.error().where == scratch.file("index.sqlite"));
    CHECK(opened.error().remedy.find("rejudge") != std::string::npos);
}

TEST_CASE("an index with a damaged page is refused with what to do", "[store]")
{
    const ScratchDirectory scratch;
    make_index(scratch.file("index.sqlite"), 200);
    {
        std::fstream file(scratch.file("index.sqlite"), std::ios::in | std::ios::out | std::ios::binary);
        for (int page = 4; page < 20; ++page) {
            file.seekp(page * 4096);
            file << std::string(600, '\xff');
        }
    }

    const auto opened = store::open("sqlite", scratch.file("index.sqlite"));

    REQUIRE_FALSE(opened);
    CHECK(opened.error().remedy.find("rejudge") != std::string::npos);
}

TEST_CASE("an index of another version is refused with what to do", "[store]")
{
    const ScratchDirectory scratch;
    make_index(scratch.file("index.sqlite"), 0);
    SQLite::Database(scratch.file("index.sqlite"), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");

    const auto opened = store::open("sqlite", scratch.file("index.sqlite"));

    REQUIRE_FALSE(opened);
    CHECK(opened.error().what.find("another version") != std::string::npos);
}

TEST_CASE("an index whose words differ from the program's is refused", "[store]")
{
    const ScratchDirectory scratch;
    make_index(scratch.file("index.sqlite"), 0);
    SQLite::Database(scratch.file("index.sqlite"), SQLite::OPEN_READWRITE)
        .exec("UPDATE word SET word = 'x' WHERE list = 'cause' AND number = 3");

    CHECK_FALSE(store::open("sqlite", scratch.file("index.sqlite")));
}

TEST_CASE("a directory that is not there is named", "[store]")
{
    const auto opened = store::open("sqlite", "/nonexistent/index.sqlite");

    REQUIRE_FALSE(opened);
    CHECK(opened.error().where == "/nonexistent/index.sqlite");
}

TEST_CASE("an unknown kind of store lists the known ones", "[store]")
{
    CHECK(store::open("oracle", "x").error().remedy.find("sqlite") != std::string::npos);
}

TEST_CASE("entries that cannot be written leave no trace", "[store]")
{
    const ScratchDirectory scratch;
    const auto index = store::open("sqlite", scratch.file("index.sqlite")).value();
    auto twice = contract::batch_entry({.position = 2, .verdict = contract::verdict(measure::Outcome::pass, 1.0)});
    twice.results.push_back(twice.results.front());
    const std::vector entries{contract::registration_entry(1, "probe-a"), twice};

    const auto applied = index.store->apply_all(entries);

    REQUIRE_FALSE(applied);
    CHECK(index.store->watermark().value() == 0);
    CHECK(index.store->canonical_export().value().empty());
}
