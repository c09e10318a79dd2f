#include "collector/serve/table.hpp"

#include "collector/serve/embedded.hpp"
#include "collector/serve/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cassert>
#include <utility>

namespace collector::serve {
namespace {

/// What the data package says of the columns of one table.
std::vector<std::string> types_of(const std::string& name)
{
    static const auto all = Json::parse(embedded::kOpenData).at("resources");
    const auto found = std::ranges::find_if(all, [&](const Json& it) { return it.at("name") == name; });
    assert(found != all.end());
    std::vector<std::string> types;
    for (const auto& field : found->at("fields")) {
        types.push_back(field.at(1));
    }
    return types;
}

/// A cell as the value that it stands for; text as it stands in the CSV.
Json value_of(const std::string& cell, const std::string& type)
{
    if (cell.empty()) {
        return nullptr;
    }
    if (type == "boolean") {
        return cell == "1" || cell == "true";
    }
    if (type == "number" || type == "integer" || type == "object") {
        auto value = Json::parse(cell, nullptr, false);
        return value.is_discarded() ? Json(clean_text(cell)) : value;
    }
    return clean_text(cell);
}

}  // namespace

Table::Table(const Call& call, const std::string& name, std::vector<std::string> columns)
    : name_(name), columns_(std::move(columns))
{
    if (call.path.ends_with(".ndjson")) {
        types_ = types_of(name_);
        assert(types_.size() == columns_.size());
    } else {
        reader_ = call.parameter("excel") == "1" ? CsvReader::spreadsheet : CsvReader::program;
    }
}

http::Response Table::begin() const
{
    auto response =
        reader_ ? answer_text("text/csv; charset=utf-8", std::string(csv_mark(*reader_)) + csv_row(columns_, *reader_))
                : answer_text("application/x-ndjson", "");
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename=\"sextant-" + name_ + (reader_ ? ".csv\"" : ".ndjson\""));
    return response;
}

std::string Table::row(const std::vector<std::string>& cells) const
{
    return reader_ ? csv_row(cells, *reader_) : object(cells);
}

std::string Table::object(const std::vector<std::string>& cells) const
{
    assert(cells.size() == columns_.size());
    auto row = Json::object();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        row[columns_[i]] = value_of(cells[i], types_[i]);
    }
    return one_line(row) + "\n";
}

Answer answer_table(const Call& call, const std::string& name, const std::vector<std::vector<std::string>>& rows)
{
    const Table table(call, name, rows.front());
    auto response = table.begin();
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        response.body += table.row(*row);
    }
    return response;
}

}  // namespace collector::serve
