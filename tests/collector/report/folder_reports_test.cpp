#include "codec/digest.hpp"
#include "collector/report/folder_reports.hpp"
#include "tests/fakes/scratch_directory.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using collector::report::FolderReports;

namespace {

std::filesystem::path folder_of(const fakes::ScratchDirectory& scratch)
{
    return scratch.file(".");
}

measure::Timestamp at(const std::string& text)
{
    return measure::parse_rfc3339(text).value();
}

void overwrite(const std::filesystem::path& file, const std::string& octets)
{
    std::ofstream(file, std::ios::binary) << octets;
}

}  // namespace

TEST_CASE("a report is found again by the digest of its facts", "[report]")
{
    const fakes::ScratchDirectory scratch;
    FolderReports shelf(folder_of(scratch) / "reports");
    const std::string facts = "{\"schema\":1}\n";

    const auto kept = shelf.keep(facts, {.country = "KE", .as_of = at("2026-11-20T04:00:00Z")}, at("2026-11-21T00:00:00Z"));
    const auto found = shelf.find(codec::sha256(facts)).value();

    CHECK(kept.value().id == codec::sha256(facts));
    CHECK(found->country == "KE");
    CHECK(found->as_of == at("2026-11-20T04:00:00Z"));
    CHECK(shelf.facts(*found).value() == facts);
}

TEST_CASE("a report that is kept already stays as it is", "[report]")
{
    const fakes::ScratchDirectory scratch;
    FolderReports shelf(folder_of(scratch));
    const auto first = shelf.keep("a", {"KE", at("2026-11-20T04:00:00Z")}, at("2026-11-21T00:00:00Z")).value();
    const auto printed = shelf.add(first, "fr.pdf", "%PDF").value();

    const auto again = shelf.keep("a", {"KE", at("2026-11-20T04:00:00Z")}, at("2026-11-22T00:00:00Z")).value();
    const auto twice = shelf.add(printed, "fr.pdf", "%PDF other");

    CHECK(again.kept == first.kept);
    CHECK(again.renditions.size() == 1);
    CHECK_FALSE(twice.has_value());
    CHECK(shelf.read(again, again.renditions[0]).value() == "%PDF");
}

TEST_CASE("the folder of the reports tells of a new one when it is whole", "[report]")
{
    const fakes::ScratchDirectory scratch;
    FolderReports shelf(folder_of(scratch));

    const auto kept = shelf.keep("a", {"KE", at("2026-11-20T04:00:00Z")}, at("2026-11-21T00:00:00Z")).value();

    std::string newest;
    std::ifstream(folder_of(scratch) / "newest") >> newest;
    CHECK(newest == kept.id);
    CHECK(shelf.all().value().size() == 1);
}

TEST_CASE("what was changed on the disk is not given out", "[report]")
{
    const fakes::ScratchDirectory scratch;
    FolderReports shelf(folder_of(scratch));
    const auto kept = shelf.keep("a", {"KE", at("2026-11-20T04:00:00Z")}, at("2026-11-21T00:00:00Z")).value();
    const auto printed = shelf.add(kept, "fr.pdf", "%PDF").value();

    overwrite(folder_of(scratch) / kept.id / "facts.json", "b");
    overwrite(folder_of(scratch) / kept.id / "fr.pdf", "%PDF forged");

    CHECK_FALSE(shelf.facts(printed).has_value());
    CHECK_FALSE(shelf.read(printed, printed.renditions[0]).has_value());
}

TEST_CASE("no name leads out of the folder", "[report]")
{
    const fakes::ScratchDirectory scratch;
    overwrite(folder_of(scratch) / "manifest.json", "{}");
    const FolderReports shelf(folder_of(scratch) / "reports");

    CHECK_FALSE(shelf.find("..").value().has_value());
    CHECK_FALSE(shelf.find("").value().has_value());
    CHECK_FALSE(shelf.find(std::string(64, 'A')).value().has_value());
}

TEST_CASE("reports of a country come newest first, and the one before a time is found", "[report]")
{
    const fakes::ScratchDirectory scratch;
    FolderReports shelf(folder_of(scratch));
    const auto now = at("2026-11-22T00:00:00Z");
    shelf.keep("old", {"KE", at("2026-11-19T04:00:00Z")}, now).value();
    shelf.keep("new", {"KE", at("2026-11-21T04:00:00Z")}, now).value();
    shelf.keep("other", {"AR", at("2026-11-21T04:00:00Z")}, now).value();

    const auto reports = shelf.list("KE").value();

    CHECK(shelf.all().value().size() == 3);
    CHECK(reports.size() == 2);
    CHECK(reports[0].id == codec::sha256("new"));
    CHECK(collector::report::report_before(reports, at("2026-11-21T04:00:00Z"))->id == codec::sha256("old"));
    CHECK(collector::report::report_before(reports, at("2026-11-19T04:00:00Z")) == nullptr);
    CHECK(FolderReports(folder_of(scratch) / "nothing").list("KE").value().empty());
}

TEST_CASE("a manifest that cannot be read is said, not passed over", "[report]")
{
    const fakes::ScratchDirectory scratch;
    FolderReports shelf(folder_of(scratch));
    const auto kept = shelf.keep("a", {"KE", at("2026-11-20T04:00:00Z")}, at("2026-11-21T00:00:00Z")).value();

    overwrite(folder_of(scratch) / kept.id / "manifest.json", R"({"id":1})");

    CHECK_FALSE(shelf.find(kept.id).has_value());
    CHECK_FALSE(shelf.list("KE").has_value());
}
