#include "collector/repository/policy_csv.hpp"

#include "collector/intake/csv_table.hpp"

#include <algorithm>
#include <array>

namespace collector::repository {
namespace {

using intake::CsvRow;

enum class Form { text, bare, list };

struct Column {
    std::string_view name;
    Form form = Form::text;
    bool required = false;
};

/// As bind_policy of policy_file.cpp reads them.
constexpr std::array kColumns{
    Column{"id", Form::text, true},    Column{"title", Form::text, true},  Column{"mandate", Form::text, true},
    Column{"scope", Form::text, true}, Column{"figure", Form::text, true}, Column{"target", Form::bare, true},
    Column{"by", Form::bare, true},    Column{"dated", Form::bare, true},  Column{"source", Form::text, true},
    Column{"sectors", Form::list},     Column{"tiers", Form::list},        Column{"organisations", Form::list},
    Column{"domains", Form::list},     Column{"tags", Form::list}};
constexpr std::string_view kCountry = "country";

/// A basic string of TOML; control characters by number.
std::string basic_string(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out.append(1, '\\').append(1, c);
        } else if (octet < 0x20 || octet == 0x7F) {
            out.append("\\u00").append(1, kDigits[octet >> 4U]).append(1, kDigits[octet & 0xFU]);
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string list_of(std::string_view cell)
{
    std::string out = "[";
    while (!cell.empty()) {
        const auto end = std::min(cell.find(';'), cell.size());
        auto word = cell.substr(0, end);
        cell.remove_prefix(std::min(end + 1, cell.size()));
        word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
        word = word.substr(0, word.find_last_not_of(' ') + 1);
        if (!word.empty()) {
            out.append(out.size() > 1 ? ", " : "").append(basic_string(word));
        }
    }
    return out + "]";
}

/// A number or a day stands bare in TOML: only what can be one may, or a cell could say more than its own key.
bool is_bare(std::string_view cell)
{
    return !cell.empty() && cell.size() <= 20 && cell.find_first_not_of("0123456789.-") == std::string_view::npos;
}

std::string value_of(const Column& column, const std::string& cell)
{
    switch (column.form) {
        case Form::text: return basic_string(cell);
        case Form::bare: return is_bare(cell) ? cell : basic_string(cell);
        case Form::list: return list_of(cell);
    }
    return {};
}

std::string head_of(const std::string& country)
{
    return "schema = 1\ncountry = " + basic_string(country) + "\n";
}

/// The table while it is read.
struct Reading {
    std::string name;
    std::vector<std::string> titles;
    std::string country;
    std::string toml;
    std::vector<measure::Error> errors;

    std::string cell(const CsvRow& row, std::string_view title) const
    {
        const auto found = std::find(titles.begin(), titles.end(), title);
        const auto place = static_cast<std::size_t>(found - titles.begin());
        return found == titles.end() || place >= row.cells.size() ? std::string() : row.cells[place];
    }

    std::string place_of(std::size_t line) const { return name + ", line " + std::to_string(line); }

    void refuse(std::size_t line, std::string what, std::string remedy)
    {
        errors.push_back({.what = std::move(what), .where = place_of(line), .remedy = std::move(remedy)});
    }
};

bool is_known(std::string_view title)
{
    return title == kCountry ||
           std::any_of(kColumns.begin(), kColumns.end(), [&](const auto& it) { return it.name == title; });
}

void read_titles(Reading& it, const CsvRow& row)
{
    it.titles = row.cells;
    for (const auto& title : it.titles) {
        if (!is_known(title)) {
            it.refuse(row.line, "no policy has a column '" + title + "'", "docs/policies.md names the columns");
        }
    }
    for (const auto& column : kColumns) {
        if (column.required && std::find(it.titles.begin(), it.titles.end(), column.name) == it.titles.end()) {
            it.refuse(row.line, "the column '" + std::string(column.name) + "' is missing", "add it");
        }
    }
    if (std::find(it.titles.begin(), it.titles.end(), kCountry) == it.titles.end()) {
        it.refuse(row.line, "the column 'country' is missing", "add it: ISO 3166-1 alpha-2, the same in every row");
    }
}

std::string table_of(const Reading& it, const CsvRow& row)
{
    std::string toml = "[[policy]]\n";
    for (const auto& column : kColumns) {
        const auto cell = it.cell(row, column.name);
        if (!cell.empty()) {
            toml.append(column.name).append(" = ").append(value_of(column, cell)).append("\n");
        }
    }
    return toml;
}

/// Each row is held to the rules of the TOML file by itself, so that what is wrong has its line.
void read_row(Reading& it, const CsvRow& row)
{
    if (row.cells.size() != it.titles.size()) {
        it.refuse(row.line,
                  "the row has " + std::to_string(row.cells.size()) + " cells, the first one " +
                      std::to_string(it.titles.size()),
                  "one cell a column; put quotes around a cell with a comma");
        return;
    }
    const auto country = it.cell(row, kCountry);
    it.country = it.country.empty() ? country : it.country;
    if (country != it.country) {
        it.refuse(row.line, "the row is of '" + country + "', the first one of '" + it.country + "'", "one file a country");
        return;
    }
    const auto toml = table_of(it, row);
    const auto alone = read_policy_text(head_of(country) + toml, it.place_of(row.line));
    for (const auto& error : alone.errors) {
        // Line and column within a text that nobody wrote would mislead.
        it.refuse(row.line, error.what, error.remedy);
    }
    it.toml += toml;
}

}  // namespace

PolicyFile read_policy_csv(std::string_view octets, const std::string& name)
{
    const auto table = intake::read_csv(octets);
    Reading it{.name = name, .titles = {}, .country = {}, .toml = {}, .errors = {}};
    for (const auto& refusal : table.refused) {
        it.refuse(refusal.line, refusal.reason, "mend the quotes");
    }
    for (const auto& row : table.rows) {
        if (it.titles.empty()) {
            read_titles(it, row);
        } else if (it.errors.empty() || it.titles.size() == row.cells.size()) {
            read_row(it, row);
        }
    }
    auto file = read_policy_text(head_of(it.country) + it.toml, name);
    if (!it.errors.empty()) {
        file.errors = std::move(it.errors);
    }
    return file;
}

}  // namespace collector::repository
