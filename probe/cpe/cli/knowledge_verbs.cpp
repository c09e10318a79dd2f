#include "daemon/console.hpp"
#include "probe/cpe/cli/verbs.hpp"
#include "probe/cpe/report/report.hpp"

namespace cpe::cli {

int list_rows(Format format)
{
    switch (format) {
        case Format::json: daemons::print(report::requirements_json()); break;
        case Format::markdown: daemons::print(report::requirements_markdown()); break;
        case Format::text: daemons::print(report::requirements_text()); break;
    }
    return daemons::code(daemons::Exit::ok);
}

int list_phases()
{
    std::vector<std::vector<std::string>> table{{"phase", "number", "what is done", "needs"}};
    for (const auto& phase : phases::all_phases()) {
        table.push_back({std::string(phase.name), std::to_string(phase.number), std::string(phase.purpose),
                         std::string(phase.needs_power ? "--power" : "") + (phase.only_named ? ", to be named" : "")});
    }
    daemons::print(daemons::as_table(table));
    return daemons::code(daemons::Exit::ok);
}

int explain_row(const std::string& id)
{
    const auto* row = judge::find_row(id);
    if (row == nullptr) {
        return daemons::complain(
            {.what = "there is no row '" + id + "'", .where = {}, .remedy = "sextant-cpe list shows all"});
    }
    daemons::print(report::explanation(*row));
    return daemons::code(daemons::Exit::ok);
}

}  // namespace cpe::cli
