#include "collector/store/sqlite/frame_part_json.hpp"
#include "collector/store/sqlite/rows.hpp"
#include "collector/store/sqlite/sqlite_store.hpp"
#include "collector/store/sqlite/sqlite_views.hpp"

/// The store's share in networks and policies.
namespace collector::store::sqlite {
namespace {

NetworksRow read_networks(Row& row)
{
    NetworksRow read;
    read.country = row.text();
    read.dated = row.text();
    read.document = row.text();
    return read;
}

Policy read_policy(Row& row)
{
    Policy policy;
    policy.country = row.text();
    policy.id = row.text();
    policy.title = row.text();
    policy.mandate = row.text();
    policy.scope = row.text();
    policy.figure = row.text();
    policy.target = row.real().value_or(0);
    policy.by = row.text();
    policy.dated = row.text();
    policy.source = row.text();
    policy.part = read_frame_part(row.text());
    return policy;
}

std::vector<Policy> read_policies(Connection& connection, const measure::CountryCode& country)
{
    auto& statement = connection.statement("policies");
    Binder(statement).text(country);
    return read_all(statement, &read_policy);
}

DatedPolicyFigure read_policy_figure(Row& row)
{
    DatedPolicyFigure read;
    read.day = row.text();
    read.figure.policy = row.text();
    read.figure.value = row.real();
    read.figure.low = row.real().value_or(0);
    read.figure.high = row.real().value_or(1);
    read.figure.coverage = row.real().value_or(0);
    read.figure.targets = row.count();
    read.methodology = row.text();
    read.frame = row.text();
    return read;
}

void write_policy_figure(Connection& connection, const measure::CountryCode& country, const std::string& round,
                         const PolicyFigure& figure)
{
    auto& insert = connection.statement("insert_policy_figure");
    Binder(insert)
        .text(country)
        .text(figure.policy)
        .text(round)
        .real(figure.value)
        .real(figure.low)
        .real(figure.high)
        .real(figure.coverage)
        .count(figure.targets);
    insert.exec();
}

FigurePoint read_figure(Row& row)
{
    FigurePoint point;
    point.day = row.text();
    point.value = row.real().value_or(0);
    point.low = row.real();
    point.high = row.real();
    point.methodology = row.text();
    point.frame = row.text();
    return point;
}

ServiceRoute read_route(Row& row)
{
    ServiceRoute route;
    route.target = row.text();
    route.role = row.word<ServedRole>();
    route.address = row.text();
    route.prefix = row.text();
    route.origins = row.text();
    route.validity = row.text();
    route.first_round = row.text();
    route.last_round = row.text();
    return route;
}

}  // namespace

measure::Result<std::optional<std::string>> SqliteStore::networks_at(const measure::CountryCode& country,
                                                                     measure::Timestamp at) const
{
    return scoring_.use<std::optional<std::string>>([&](Connection& connection) {
        auto& statement = connection.statement("networks_at");
        Binder(statement).text(country).number(to_micros(at));
        return first_of(read_all(statement, &read_text));
    });
}

measure::Result<std::string> SqliteStore::networks_sha256() const
{
    return scoring_.use<std::string>([](Connection& connection) {
        return first_of(read_all(connection.statement("networks_sha256"), &read_text)).value_or("");
    });
}

measure::Result<std::string> SqliteStore::policies_sha256(const measure::CountryCode& country) const
{
    return scoring_.use<std::string>([&](Connection& connection) {
        auto& statement = connection.statement("policies_sha256");
        Binder(statement).text(country);
        return first_of(read_all(statement, &read_text)).value_or("");
    });
}

measure::Result<std::vector<NetworksRow>> SqliteViews::networks() const
{
    return reader_.use<std::vector<NetworksRow>>(
        [](Connection& connection) { return read_all(connection.statement("all_networks"), &read_networks); });
}

measure::Result<std::optional<NetworksRow>> SqliteViews::networks(const measure::CountryCode& country) const
{
    return reader_.use<std::optional<NetworksRow>>([&](Connection& connection) {
        auto& statement = connection.statement("networks_of");
        Binder(statement).text(country);
        return first_of(read_all(statement, &read_networks));
    });
}

measure::Result<std::vector<Policy>> SqliteViews::policies(const measure::CountryCode& country) const
{
    return reader_.use<std::vector<Policy>>([&](Connection& connection) { return read_policies(connection, country); });
}

measure::Result<std::vector<Policy>> SqliteStore::policies_of(const measure::CountryCode& country) const
{
    return scoring_.use<std::vector<Policy>>([&](Connection& connection) { return read_policies(connection, country); });
}

measure::Result<void> SqliteStore::put_policy_figures(const measure::CountryCode& country, const std::string& round,
                                                      std::span<const PolicyFigure> figures)
{
    return writer_.use<void>([&](Connection& connection) {
        SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
        auto& forget = connection.statement("forget_policy_figures");
        Binder(forget).text(country).text(round);
        forget.exec();
        for (const auto& figure : figures) {
            write_policy_figure(connection, country, round, figure);
        }
        connection.statement("touch").exec();
        transaction.commit();
    });
}

measure::Result<std::vector<DatedPolicyFigure>>
SqliteViews::policy_figures(const measure::CountryCode& country, const std::string& policy, const std::string& until) const
{
    return reader_.use<std::vector<DatedPolicyFigure>>([&](Connection& connection) {
        auto& statement = connection.statement("policy_figures");
        Binder(statement).text(country).text(policy).text(until);
        return read_all(statement, &read_policy_figure);
    });
}

measure::Result<std::vector<FigurePoint>> SqliteViews::figures(const measure::CountryCode& country,
                                                               const std::string& figure, const std::string& until) const
{
    return reader_.use<std::vector<FigurePoint>>([&](Connection& connection) {
        auto& statement = connection.statement("figures");
        Binder(statement).text(country).text(figure).text(until);
        return read_all(statement, &read_figure);
    });
}

measure::Result<std::vector<ServiceRoute>> SqliteViews::service_routes(const measure::CountryCode& country) const
{
    return reader_.use<std::vector<ServiceRoute>>([&](Connection& connection) {
        auto& statement = connection.statement("service_routes");
        Binder(statement).text(country);
        return read_all(statement, &read_route);
    });
}

}  // namespace collector::store::sqlite
