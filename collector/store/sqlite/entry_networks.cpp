#include "collector/store/sqlite/entry_writer.hpp"
#include "collector/store/sqlite/frame_part_json.hpp"
#include "collector/store/sqlite/rows.hpp"

#include <algorithm>

/// What entries add of networks and policies.
namespace collector::store::sqlite {
namespace {

/// Rounds in a row, by first and last; of how many rows.
struct Run {
    std::string first;
    std::string last;
    std::int64_t rows = 1;

    bool operator==(const Run&) const = default;
};

Run read_run(Row& row)
{
    return {.first = row.text(), .last = row.text(), .rows = row.number()};
}

}  // namespace

void EntryWriter::write_networks(const IndexEntry& entry)
{
    auto& import = connection_.statement("insert_network_import");
    Binder(import).count(entry.position).number(to_micros(entry.at)).text(entry.networks->sha256);
    import.exec();
    for (const auto& row : entry.networks->rows) {
        auto& insert = connection_.statement("insert_network_document");
        Binder(insert).count(entry.position).text(row.country).text(row.dated).text(row.document);
        insert.exec();
    }
}

void EntryWriter::write_policies(const IndexEntry& entry)
{
    auto& import = connection_.statement("insert_policy_import");
    Binder(import).count(entry.position).text(entry.policies->country).text(entry.policies->sha256);
    import.exec();
    auto& forget = connection_.statement("forget_policy_figures");
    Binder(forget).text(entry.policies->country).text("");
    forget.exec();
    std::int64_t place = 0;
    for (const auto& policy : entry.policies->policies) {
        auto& insert = connection_.statement("insert_policy");
        Binder(insert)
            .count(entry.position)
            .number(place++)
            .text(policy.country)
            .text(policy.id)
            .text(policy.title)
            .text(policy.mandate)
            .text(policy.scope)
            .text(policy.figure)
            .real(policy.target)
            .text(policy.by)
            .text(policy.dated)
            .text(policy.source)
            .text(write_frame_part(policy.part));
        insert.exec();
    }
}

void EntryWriter::write_routes(const JudgedResult& result)
{
    if (result.routes.empty()) {
        return;
    }
    const auto target = name(result.target);
    for (const auto& route : result.routes) {
        write_route(target, route, result.round);
    }
}

void EntryWriter::write_route(std::int64_t target, const ServiceRoute& route, const std::string& round)
{
    const auto bound = [&](const char* named, const Run& run) -> SQLite::Statement& {
        auto& statement = connection_.statement(named);
        Binder(statement)
            .number(target)
            .word(route.role)
            .text(route.address)
            .text(route.prefix)
            .text(route.origins)
            .text(route.validity)
            .text(run.first)
            .text(run.last);
        return statement;
    };
    const auto touching = read_all(bound("touching_service_routes", {.first = round, .last = round}), &read_run).front();
    const Run grown{.first = touching.rows == 0 ? round : std::min(touching.first, round),
                    .last = std::max(touching.last, round)};
    if (grown == touching) {
        return;
    }
    bound("delete_service_routes", grown).exec();
    bound("insert_service_route", grown).exec();
}

}  // namespace collector::store::sqlite
