#pragma once

#include "collector/context/import_ranges.hpp"
#include "collector/context/sealed_table.hpp"
#include "tests/collector/ledger/entries.hpp"

#include <fstream>
#include <sstream>
#include <string>

/// Small tables for tests, from the texts an operator would import.
namespace samples {

inline const measure::Timestamp kMade = measure::parse_rfc3339("2026-11-20T00:00:00Z").value();

inline measure::Result<collector::context::ImportedRanges> import_rows(collector::context::TableKind kind,
                                                                       const std::string& text)
{
    std::istringstream stream(text);
    const std::vector<collector::context::Source> sources{{"ranges.csv", stream}};
    return collector::context::import_ranges(kind, kMade, sources);
}

inline measure::Result<collector::context::SealedTable> import_text(collector::context::TableKind kind,
                                                                    const std::string& text)
{
    return import_rows(kind, text).map([](auto imported) { return std::move(imported.table); });
}

/// A folder with files that go with the test.
class Files {
public:
    std::filesystem::path write(const std::string& name, const std::string& text)
    {
        const auto path = folder_.path() / name;
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

private:
    collector::ledger::TemporaryDirectory folder_;
};

}  // namespace samples
