#include "collector/intake/installed_base.hpp"

#include "collector/intake/csv_table.hpp"
#include "measure/country_code.hpp"
#include "measure/time.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

namespace collector::intake {
namespace {

constexpr auto kHeader = "begin the file with the line country,maker,model,firmware,share,dated,source";
constexpr std::size_t kLongestCell = 100;
constexpr std::size_t kLongestSource = 300;

/// Shares are rounded by those who publish them.
constexpr double kRounding = 0.005;

/// Which cell of a row is what, by the header's words.
using Columns = std::map<std::string, std::size_t>;

class Reader {
public:
    Reader(const CsvTable& table, const std::string& name) : table_(table), name_(name) {}

    InstalledBaseFile read();

private:
    bool take_header();
    void take(const CsvRow& row);
    std::optional<InstalledRow> row_of(const CsvRow& row);
    std::string cell(const CsvRow& row, const std::string& column) const;
    std::optional<double> share_in(const CsvRow& row);
    void look_at_sums();
    void object(std::size_t line, std::string what, std::string remedy);

    const CsvTable& table_;
    const std::string& name_;
    Columns columns_;
    std::map<std::string, double> sums_;
    std::set<std::vector<std::string>> seen_;
    InstalledBaseFile file_;
};

InstalledBaseFile Reader::read()
{
    for (const auto& refused : table_.refused) {
        object(refused.line, refused.reason,
               "write the line as RFC 4180 has it: a cell with commas in quotes, quotes doubled");
    }
    if (take_header()) {
        std::for_each(table_.rows.begin() + 1, table_.rows.end(), [this](const CsvRow& row) { take(row); });
        look_at_sums();
    }
    if (!file_.errors.empty()) {
        file_.rows.clear();
    }
    return std::move(file_);
}

bool Reader::take_header()
{
    if (table_.rows.empty()) {
        object(1, "the file is empty", kHeader);
        return false;
    }
    const auto& head = table_.rows.front();
    for (std::size_t i = 0; i < head.cells.size(); ++i) {
        columns_[head.cells[i]] = i;
    }
    for (const auto* wanted : {"country", "maker", "model", "share", "dated", "source"}) {
        if (!columns_.contains(wanted)) {
            object(head.line, "there is no column '" + std::string(wanted) + "'", kHeader);
            return false;
        }
    }
    if (table_.rows.size() == 1) {
        object(head.line, "no line follows the header",
               "write one line a model, such as KE,Acme,R1,,0.25,2026-09-30,CA Q3 report");
    }
    return true;
}

std::string Reader::cell(const CsvRow& row, const std::string& column) const
{
    const auto found = columns_.find(column);
    return found == columns_.end() || found->second >= row.cells.size() ? std::string() : row.cells[found->second];
}

std::optional<double> Reader::share_in(const CsvRow& row)
{
    const auto text = cell(row, "share");
    double share = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), share);
    if (failed != std::errc{} || end != text.data() + text.size() || !(share > 0 && share <= 1)) {
        object(row.line, "'" + text + "' is no share of homes", "write a part of 1 with a point, such as 0.25 for 25 %");
        return std::nullopt;
    }
    return share;
}

std::optional<InstalledRow> Reader::row_of(const CsvRow& row)
{
    const auto before = file_.errors.size();
    InstalledRow read{.country = cell(row, "country"),
                      .maker = cell(row, "maker"),
                      .model = cell(row, "model"),
                      .firmware = cell(row, "firmware"),
                      .share = share_in(row).value_or(0),
                      .dated = cell(row, "dated"),
                      .source = cell(row, "source")};
    if (!measure::is_country_code(read.country)) {
        object(row.line, "'" + read.country + "' is no country", "write its ISO 3166 code of two capital letters");
    }
    if (read.maker.empty() || read.model.empty() ||
        std::max({read.maker.size(), read.model.size(), read.firmware.size()}) > kLongestCell) {
        object(row.line, "maker or model is missing, or longer than 100 octets", "write both as sextant-cpe was told them");
    }
    if (!measure::parse_iso_date(read.dated)) {
        object(row.line, "'" + read.dated + "' is no day", "write the day of the figure as 2026-09-30");
    }
    if (read.source.empty() || read.source.size() > kLongestSource) {
        object(row.line, "there is no source, or one longer than 300 octets",
               "name the publication that the figure is from");
    }
    return file_.errors.size() == before ? std::optional(std::move(read)) : std::nullopt;
}

void Reader::take(const CsvRow& row)
{
    auto read = row_of(row);
    if (!read) {
        return;
    }
    if (!seen_.insert({read->country, read->maker, read->model, read->firmware}).second) {
        object(row.line, read->maker + " " + read->model + " " + read->firmware + " stands twice for " + read->country,
               "keep one line a country, model and firmware");
        return;
    }
    sums_[read->country] += read->share;
    file_.rows.push_back(*std::move(read));
}

void Reader::look_at_sums()
{
    for (const auto& [country, sum] : sums_) {
        if (sum > 1 + kRounding) {
            object(1, "the shares of " + country + " add up to " + std::to_string(sum),
                   "shares are parts of all homes of the country: together 1 at most");
        }
    }
}

void Reader::object(std::size_t line, std::string what, std::string remedy)
{
    file_.errors.push_back(
        {.what = std::move(what), .where = name_ + ":" + std::to_string(line), .remedy = std::move(remedy)});
}

}  // namespace

InstalledBaseFile read_installed_base(std::string_view csv, const std::string& name)
{
    const auto table = read_csv(csv);
    return Reader(table, name).read();
}

}  // namespace collector::intake
