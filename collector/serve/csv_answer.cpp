#include "collector/serve/csv_answer.hpp"

namespace collector::serve {

CsvReader reader_of(const Call& call)
{
    return call.parameter("excel") == "1" ? CsvReader::spreadsheet : CsvReader::program;
}

http::Response begin_csv(const Call& call, const std::string& name, const std::vector<std::string>& columns)
{
    const auto reader = reader_of(call);
    auto response = answer_text("text/csv; charset=utf-8", std::string(csv_mark(reader)) + csv_row(columns, reader));
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"sextant-" + name + ".csv\"");
    return response;
}

Answer answer_csv(const Call& call, const std::string& name, const std::vector<std::vector<std::string>>& rows)
{
    auto response = begin_csv(call, name, rows.front());
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        response.body += csv_row(*row, reader_of(call));
    }
    return response;
}

}  // namespace collector::serve
