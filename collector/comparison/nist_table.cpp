#include "collector/comparison/readers.hpp"
#include "collector/intake/csv_table.hpp"
#include "wire/html_table.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <optional>

namespace collector::comparison {
namespace {

using wire::HtmlCell;

constexpr std::array<std::string_view, 3> kServices{"dns", "mail", "web"};

std::string in_lower_case(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

/// What a cell says of one service.
struct Standing {
    bool assigned = false;
    bool operational = false;
};

/// "4/3/2", with anything around it: the numbers between the strokes.
std::vector<std::uint32_t> numbers_in(std::string_view text)
{
    std::vector<std::uint32_t> numbers;
    const auto first = text.find_first_of("0123456789");
    text.remove_prefix(std::min(first, text.size()));
    while (!text.empty()) {
        std::uint32_t number = 0;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (failed != std::errc{}) {
            return {};
        }
        numbers.push_back(number);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (!text.starts_with('/')) {
            break;
        }
        text.remove_prefix(1);
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    }
    return numbers;
}

std::optional<Standing> by_words(const std::string& text)
{
    if (text == "operational" || text == "completed" || text == "complete") {
        return Standing{.assigned = true, .operational = true};
    }
    if (text == "in progress" || text == "assigned" || text == "reachable") {
        return Standing{.assigned = true, .operational = false};
    }
    return text == "no progress" || text == "none" || text == "no" ? std::optional(Standing{}) : std::nullopt;
}

/// Whether a word stands in it by itself: "bordered" is not red.
bool names(std::string_view look, std::string_view word)
{
    const auto is_letter = [&](std::size_t at) {
        return at < look.size() && std::isalpha(static_cast<unsigned char>(look[at])) != 0;
    };
    for (auto at = look.find(word); at != std::string_view::npos; at = look.find(word, at + 1)) {
        if ((at == 0 || !is_letter(at - 1)) && !is_letter(at + word.size())) {
            return true;
        }
    }
    return false;
}

std::optional<Standing> by_colour(const std::string& look)
{
    if (names(look, "green")) {
        return Standing{.assigned = true, .operational = true};
    }
    if (names(look, "yellow")) {
        return Standing{.assigned = true, .operational = false};
    }
    return names(look, "red") ? std::optional(Standing{}) : std::nullopt;
}

/// Of four numbers the first counts IPv4 interfaces. Grey means that the service is not meant to be there.
std::optional<Standing> standing_of(const HtmlCell& cell)
{
    if (names(cell.look, "gray") || names(cell.look, "grey")) {
        return std::nullopt;
    }
    const auto numbers = numbers_in(cell.text);
    if (numbers.size() == 3 || numbers.size() == 4) {
        return Standing{.assigned = numbers[numbers.size() - 3] > 0, .operational = numbers.back() > 0};
    }
    const auto said = by_words(in_lower_case(cell.text));
    return said ? said : by_colour(cell.look);
}

/// Where the columns are, once a row has named them.
using Places = std::map<std::string_view, std::size_t>;

std::optional<Places> titles_in(const wire::HtmlRow& row)
{
    Places places;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto title = in_lower_case(row[i].text);
        if (title == "domain" || title == "domain name") {
            places.emplace("domain", i);
        }
        for (const auto service : kServices) {
            if (title == service || title == std::string(service) + " ipv6") {
                places.emplace(service, i);
            }
        }
    }
    return places.size() > 1 && places.contains("domain") ? std::optional(places) : std::nullopt;
}

Finding finding_of(bool holds)
{
    return holds ? Finding::pass : Finding::fail;
}

void take_row(ForeignReport& report, const wire::HtmlRow& row, const Places& places, const std::string& where)
{
    const auto at = places.at("domain");
    if (at >= row.size() || row[at].text.empty()) {
        report.refused.push_back({.where = where, .reason = "it names no domain"});
        return;
    }
    for (const auto& [service, place] : places) {
        if (service == "domain" || place >= row.size()) {
            continue;
        }
        const auto standing = standing_of(row[place]);
        if (!standing) {
            report.silent += 2;
            continue;
        }
        const auto word = row[place].text.empty() ? row[place].look : row[place].text;
        const std::string name(service);
        report.findings.push_back({row[at].text, name + ".assigned", finding_of(standing->assigned), word});
        report.findings.push_back({row[at].text, name + ".operational", finding_of(standing->operational), word});
    }
}

measure::Result<ForeignReport> read_rows(const std::vector<wire::HtmlRow>& rows)
{
    ForeignReport report;
    std::optional<Places> places;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (auto titles = titles_in(rows[i])) {
            places = std::move(titles);
        } else if (places && !rows[i].empty()) {
            take_row(report, rows[i], *places, "row " + std::to_string(i + 1));
        }
    }
    if (!places) {
        return measure::error("no row names the columns", "", "give a table with `domain` and some of `dns`, `mail`, `web`");
    }
    return report;
}

bool looks_like_html(std::string_view octets)
{
    const auto first = octets.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && octets[first] == '<';
}

std::vector<wire::HtmlRow> rows_of_csv(const intake::CsvTable& table)
{
    std::vector<wire::HtmlRow> rows;
    for (const auto& row : table.rows) {
        auto& cells = rows.emplace_back();
        for (const auto& cell : row.cells) {
            cells.push_back({.text = cell});
        }
    }
    return rows;
}

}  // namespace

measure::Result<ForeignReport> read_nist_table(std::string_view octets)
{
    if (looks_like_html(octets)) {
        return read_rows(wire::read_html_tables(octets));
    }
    const auto table = intake::read_csv(octets);
    auto report = read_rows(rows_of_csv(table));
    for (std::size_t i = 0; report && i < table.refused.size(); ++i) {
        report->refused.push_back(
            {.where = "line " + std::to_string(table.refused[i].line), .reason = table.refused[i].reason});
    }
    return report;
}

}  // namespace collector::comparison
