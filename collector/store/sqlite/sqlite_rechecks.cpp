#include "collector/store/sqlite/rows.hpp"
#include "collector/store/sqlite/sqlite_views.hpp"

/// The store's share in re-checks.
namespace collector::store::sqlite {
namespace {

RecheckAsk read_ask(Row& row)
{
    RecheckAsk ask;
    ask.number = static_cast<std::uint64_t>(row.number());
    ask.target = row.text();
    return ask;
}

RecheckFinding read_finding(Row& row)
{
    RecheckFinding finding;
    finding.probe = row.text();
    finding.as_number = row.count();
    finding.probe_country = row.text();
    finding.started = to_time(row.number());
    auto check = row.text();
    finding.verdict = read_verdict(row, std::move(check));
    return finding;
}

}  // namespace

measure::Result<std::vector<RecheckAsk>> SqliteViews::recheck_asks(const std::string& probe, measure::Timestamp since,
                                                                   std::size_t limit) const
{
    return reader_.use<std::vector<RecheckAsk>>([&](Connection& connection) {
        auto& statement = connection.statement("recheck_asks");
        Binder(statement).text(probe).number(to_micros(since)).count(limit);
        return read_all(statement, &read_ask);
    });
}

measure::Result<std::vector<RecheckFinding>> SqliteViews::rechecks(const std::string& target, const std::string& check,
                                                                   measure::Timestamp since, std::size_t limit) const
{
    return reader_.use<std::vector<RecheckFinding>>([&](Connection& connection) {
        auto& statement = connection.statement("rechecks");
        Binder(statement).text(target).text(check).number(to_micros(since)).count(limit);
        return read_all(statement, &read_finding);
    });
}

}  // namespace collector::store::sqlite
