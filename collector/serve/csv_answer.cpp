#include "collector/serve/csv_answer.hpp"

#include "collector/serve/csv.hpp"

namespace collector::serve {

Answer answer_csv(const Call& call, const std::string& name, const std::vector<std::vector<std::string>>& rows)
{
    const auto reader = call.parameter("excel") == "1" ? CsvReader::spreadsheet : CsvReader::program;
    auto response = answer_text("text/csv; charset=utf-8", std::string(csv_mark(reader)));
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"sextant-" + name + ".csv\"");
    for (const auto& row : rows) {
        response.body += csv_row(row, reader);
    }
    return response;
}

}  // namespace collector::serve
