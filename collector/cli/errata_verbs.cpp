#include "collector/aggregate/cases.hpp"
#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/note_commands.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/moment.hpp"

#include <nlohmann/json.hpp>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostNotes = 10'000;

}  // namespace

int erratum_add(const Config& config, measure::Erratum erratum)
{
    erratum.dated = erratum.dated.empty() ? scorekeeping::today() : erratum.dated;
    if (const auto day = measure::parse_iso_date(erratum.dated); !day) {
        return complain(day.error(), Exit::usage);
    }
    const auto position = append_and_place(config, measure::PublicNote(std::move(erratum)));
    if (!position) {
        return complain(position.error());
    }
    say("the erratum stands at ledger position " + std::to_string(*position));
    return code(Exit::ok);
}

int erratum_list(const Config& config, const NoteQuery& query)
{
    const auto index = scorekeeping::open_index(config);
    const auto notes = index ? index->views->notes({.country = query.country}, kMostNotes) : tl::unexpected(index.error());
    if (!notes) {
        return complain(notes.error());
    }
    const auto errata = aggregate::list_errata(*notes);
    if (query.json) {
        auto list = Json::array();
        for (const auto& line : errata) {
            list.push_back(Json::parse(aggregate::erratum_json(line)));
        }
        print(Json{{"schema", 1}, {"errata", list}}.dump() + "\n");
        return code(Exit::ok);
    }
    std::vector<std::vector<std::string>> rows{{"DAY", "COUNTRY", "WHAT CHANGED", "WHICH NUMBERS", "WHY"}};
    for (const auto& line : errata) {
        const auto& it = line.erratum;
        rows.push_back({it.dated, it.country.empty() ? "all" : it.country, it.what, it.numbers, it.why});
    }
    print(as_table(rows));
    return code(Exit::ok);
}

}  // namespace collector::cli
