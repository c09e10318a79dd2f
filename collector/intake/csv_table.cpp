#include "collector/intake/csv_table.hpp"

#include <csv.h>

#include <new>
#include <utility>

namespace collector::intake {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// A quoted cell may hold line feeds; one that goes on for longer was not meant to.
constexpr std::size_t kMostLinesOfRecord = 64;
constexpr std::size_t kMostOctetsOfRecord = 64U << 10U;

constexpr std::size_t kShownOctets = 80;

/// libcsv's state for one record after another.
class Parser {
public:
    Parser()
    {
        if (csv_init(&state_, CSV_STRICT | CSV_STRICT_FINI) != 0) {
            throw std::bad_alloc{};
        }
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { csv_free(&state_); }

    /// What is wrong with it; "" when nothing is. Whole rows are in `rows` then.
    std::string feed(std::string_view line)
    {
        const auto read = csv_parse(&state_, line.data(), line.size(), &on_cell, &on_row, this);
        return read == line.size() ? std::string() : trouble();
    }

    std::string finish() { return csv_fini(&state_, &on_cell, &on_row, this) == 0 ? std::string() : trouble(); }

    std::vector<std::vector<std::string>> take_rows() { return std::exchange(rows_, {}); }

private:
    std::string trouble()
    {
        const auto code = csv_error(&state_);
        return code == CSV_EPARSE ? "a quote stands where none may, or is never closed" : csv_strerror(code);
    }

    static void on_cell(void* octets, std::size_t size, void* self)
    {
        static_cast<Parser*>(self)->cells_.emplace_back(static_cast<const char*>(octets), size);
    }

    static void on_row(int, void* argument)
    {
        auto* self = static_cast<Parser*>(argument);
        self->rows_.push_back(std::exchange(self->cells_, {}));
    }

    csv_parser state_{};
    std::vector<std::string> cells_;
    std::vector<std::vector<std::string>> rows_;
};

/// Past the end of the first line: CRLF, LF, or CR alone.
std::size_t end_of_line(std::string_view text)
{
    const auto at = text.find_first_of("\r\n");
    if (at == std::string_view::npos) {
        return text.size();
    }
    return at + (text.substr(at).starts_with("\r\n") ? 2 : 1);
}

/// The lines of a text, each with its end.
std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = end_of_line(text);
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// Reads the record that begins at `first`. Returns the line after it, or after `first` when the record is refused.
std::size_t read_record(const std::vector<std::string_view>& lines, std::size_t first, CsvTable& into)
{
    Parser parser;
    std::string trouble;
    std::size_t octets = 0;
    std::size_t next = first;
    std::vector<std::vector<std::string>> rows;
    while (rows.empty() && trouble.empty() && next < lines.size()) {
        octets += lines[next].size();
        trouble = parser.feed(lines[next++]);
        rows = parser.take_rows();
        if (rows.empty() && lines[first].find_first_not_of(" \t\r\n") == std::string_view::npos) {
            return next;
        }
        if (next - first >= kMostLinesOfRecord || octets > kMostOctetsOfRecord) {
            trouble = rows.empty() ? "the quoted cell does not end" : trouble;
        }
    }
    if (rows.empty() && trouble.empty()) {
        trouble = parser.finish();
        rows = parser.take_rows();
    }
    if (!trouble.empty()) {
        into.refused.push_back(
            {.line = first + 1, .reason = trouble, .text = std::string(lines[first].substr(0, kShownOctets))});
        return first + 1;
    }
    for (auto& cells : rows) {
        into.rows.push_back({.line = first + 1, .cells = std::move(cells)});
    }
    return next;
}

}  // namespace

CsvTable read_csv(std::string_view octets)
{
    if (octets.starts_with(kByteOrderMark)) {
        octets.remove_prefix(kByteOrderMark.size());
    }
    const auto lines = lines_of(octets);
    CsvTable table;
    for (std::size_t at = 0; at < lines.size();) {
        at = read_record(lines, at, table);
    }
    return table;
}

}  // namespace collector::intake
