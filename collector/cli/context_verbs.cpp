#include "collector/cli/console.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/context/import_ranges.hpp"
#include "collector/context/import_routes.hpp"
#include "collector/context/import_vrps.hpp"
#include "collector/running/context_files.hpp"
#include "collector/scorekeeping/moment.hpp"
#include "measure/words.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <list>
#include <sstream>

namespace collector::cli {
namespace {

using context::SealedTable;
using context::Source;
using context::TableKind;

/// The files of one import, open; "-" is standard input.
struct Opened {
    std::list<std::ifstream> files;
    std::vector<Source> sources;
};

measure::Result<Opened> open_all(const std::vector<std::string>& names)
{
    Opened opened;
    for (const auto& name : names) {
        if (name == "-") {
            opened.sources.push_back({"standard input", std::cin});
            continue;
        }
        auto& file = opened.files.emplace_back(name, std::ios::binary);
        if (!file) {
            return measure::error("the file cannot be read", name, "check its name");
        }
        opened.sources.push_back({name, file});
    }
    return opened;
}

measure::Result<SealedTable> import_ranges(const ContextImport& wanted, TableKind kind, const Opened& opened)
{
    const auto dated = measure::parse_rfc3339(wanted.dated);
    if (!dated) {
        return measure::error("the files do not say when they were made", "--dated",
                              "give it in UTC: --dated 2026-11-21T00:00:00Z");
    }
    return context::import_ranges(kind, *dated, opened.sources).map([](context::ImportedRanges imported) {
        if (imported.shortened > 0) {
            say(std::to_string(imported.shortened) +
                " ranges overlapped another: of an address in both, the later one tells");
        }
        return std::move(imported.table);
    });
}

measure::Result<SealedTable> import_vrps(const Opened& opened)
{
    if (opened.sources.size() != 1) {
        return measure::error("validated ROA payloads come in one file", "", "give the newest export");
    }
    std::ostringstream text;
    text << opened.sources.front().text.rdbuf();
    return context::import_vrps(std::move(text).str(), opened.sources.front().name);
}

measure::Result<SealedTable> import(const ContextImport& wanted, TableKind kind)
{
    const auto opened = open_all(wanted.files);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    switch (kind) {
        case TableKind::networks:
        case TableKind::countries: return import_ranges(wanted, kind, *opened);
        case TableKind::routes: return context::import_routes(opened->sources);
        case TableKind::vrps: return import_vrps(*opened);
    }
    return measure::error("no such kind of table");
}

/// Whole or not at all: a collector that starts meanwhile finds the old table or the new one.
measure::Result<void> write(const SealedTable& table, const std::string& path)
{
    const auto draft = path + ".new";
    {
        std::ofstream file(draft, std::ios::binary | std::ios::trunc);
        file << context::seal(table);
        file.flush();
        if (!file) {
            return measure::error("the table cannot be written", draft, "look at the disk and the rights of its folder");
        }
    }
    std::error_code fault;
    std::filesystem::rename(draft, path, fault);
    return fault ? measure::error("the table cannot be put in place: " + fault.message(), path) : measure::Result<void>();
}

std::string numbers_text(const std::vector<std::uint32_t>& numbers)
{
    std::string text;
    for (const auto number : numbers) {
        text += (text.empty() ? "AS" : " AS") + std::to_string(number);
    }
    return text;
}

std::vector<std::string> row_of(const AddressFact& fact)
{
    return {to_string(fact.address),
            fact.country,
            fact.as_number == 0 ? "" : "AS" + std::to_string(fact.as_number),
            fact.as_name,
            fact.route ? to_string(*fact.route) : "",
            numbers_text(fact.origins),
            fact.validity ? std::string(measure::to_word(*fact.validity)) : ""};
}

}  // namespace

int context_import(const ContextImport& wanted)
{
    const auto kind = measure::from_word<TableKind>(wanted.kind);
    if (!kind) {
        return complain({.what = "'" + wanted.kind + "' is no kind of table",
                         .where = {},
                         .remedy = "use networks, countries, routes or vrps"});
    }
    const auto table = import(wanted, *kind).and_then([&](SealedTable made) {
        const auto day = std::chrono::floor<std::chrono::days>(made.dated);
        return scorekeeping::check_not_ahead(day, wanted.files.front()).map([&] { return std::move(made); });
    });
    const auto written = table ? write(*table, wanted.out) : tl::unexpected(table.error());
    if (!written) {
        return complain(written.error());
    }
    say(wanted.out + ": " + std::to_string(table->row_count) + " " + wanted.kind + ", dated " +
        measure::to_rfc3339(table->dated));
    return code(Exit::ok);
}

int context_show(const Config& config, const std::vector<std::string>& literals)
{
    std::vector<measure::Address> addresses;
    for (const auto& literal : literals) {
        const auto address = measure::parse_address(literal);
        if (!address) {
            return complain(address.error());
        }
        addresses.push_back(*address);
    }
    std::ranges::sort(addresses);
    const auto files = running::open_context_files(config);
    if (!files) {
        return complain(files.error());
    }
    std::vector<std::vector<std::string>> rows{{"ADDRESS", "COUNTRY", "NETWORK", "NAME", "ROUTE", "ORIGINS", "RPKI"}};
    for (const auto& fact : files->look_up(addresses).addresses) {
        rows.push_back(row_of(fact));
    }
    print(as_table(rows));
    return code(Exit::ok);
}

}  // namespace collector::cli
