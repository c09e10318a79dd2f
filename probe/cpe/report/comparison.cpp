#include "probe/cpe/report/report.hpp"

#include <set>

namespace cpe::report {
namespace {

std::string verdict_in(const std::map<std::string, std::string>& vector, const std::string& row)
{
    const auto found = vector.find(row);
    return found == vector.end() ? "(no such row)" : found->second;
}

}  // namespace

std::string compare(const std::map<std::string, std::string>& before, const std::map<std::string, std::string>& now)
{
    std::set<std::string> rows;
    for (const auto* vector : {&before, &now}) {
        for (const auto& [row, verdict] : *vector) {
            rows.insert(row);
        }
    }
    std::string text;
    for (const auto& row : rows) {
        if (verdict_in(before, row) != verdict_in(now, row)) {
            text += row + ": " + verdict_in(before, row) + " -> " + verdict_in(now, row) + "\n";
        }
    }
    return text;
}

}  // namespace cpe::report
