#include "collector/store/sqlite/sqlite_views.hpp"

#include "collector/store/sqlite/rows.hpp"
#include "measure/words.hpp"

namespace collector::store::sqlite {
namespace {

using measure::State;

SectorView read_sector(Row& row)
{
    SectorView sector;
    sector.country = row.text();
    sector.sector = row.text();
    sector.targets = row.count();
    sector.operational = row.count();
    sector.web_score = row.real();
    sector.dns_score = row.real();
    sector.mail_score = row.real();
    return sector;
}

TargetView read_target_view(Row& row)
{
    TargetView view;
    view.target = read_target(row);
    view.target.country = row.text();
    view.round = row.text();
    view.state = read_state(row);
    view.web_score = row.real();
    view.dns_score = row.real();
    view.mail_score = row.real();
    return view;
}

ResultView read_result(Row& row)
{
    ResultView view;
    auto& result = view.result;
    result.key = to_key(row.number());
    result.probe = row.text();
    result.as_number = row.count();
    result.probe_country = row.text();
    result.target = row.text();
    result.country = row.text();
    result.round = row.text();
    result.attempt = row.count();
    result.started = to_time(row.number());
    result.elapsed = measure::Duration(row.number());
    result.qualified_ipv4 = row.number() != 0;
    result.qualified_ipv6 = row.number() != 0;
    result.software = row.text();
    result.operator_cluster = row.text();
    result.state = read_state(row);
    view.batch.probe = result.probe;
    view.batch.stream = row.text();
    view.batch.seq = static_cast<std::uint64_t>(row.number());
    return view;
}

measure::Verdict read_named_verdict(Row& row)
{
    auto check = row.text();
    return read_verdict(row, std::move(check));
}

GateLook read_gate(Row& row)
{
    GateLook look;
    look.at = to_time(row.number());
    look.family = row.word<measure::Family>();
    look.protocol = row.word<measure::ControlProtocol>();
    look.open = row.number() != 0;
    look.reason = row.text();
    return look;
}

ChangeView read_change(Row& row)
{
    ChangeView change;
    change.target = row.text();
    change.country = row.text();
    change.round = row.text();
    change.before = read_state(row);
    change.after = read_state(row);
    return change;
}

BasisChange read_basis_change(Row& row)
{
    BasisChange change;
    change.country = row.text();
    change.round = row.text();
    change.methodology_before = row.text();
    change.methodology = row.text();
    change.other_rules = row.number() != 0;
    change.other_frame = row.number() != 0;
    return change;
}

VantageView read_vantage(Row& row)
{
    VantageView view;
    view.registration = read_registration(row);
    view.revoked = row.number() != 0;
    view.results = static_cast<std::uint64_t>(row.number());
    if (row.is_null()) {
        return view;
    }
    VantageRow latest;
    latest.key = to_key(row.number());
    latest.probe = view.registration.probe;
    latest.round = row.text();
    latest.at = to_time(row.number());
    latest.qualified_ipv4 = row.number() != 0;
    latest.qualified_ipv6 = row.number() != 0;
    latest.masked_by = row.text();
    latest.reason = row.text();
    view.latest = latest;
    return view;
}

std::uint64_t read_count(Connection& connection, std::string_view name)
{
    auto& statement = connection.statement(name);
    statement.executeStep();
    const auto number = static_cast<std::uint64_t>(statement.getColumn(0).getInt64());
    statement.reset();
    return number;
}

/// A word of a filter as its number: -1 for no filter, -2 for a word that no row can have.
template <typename Enum>
std::int64_t filter_number(const std::string& word)
{
    if (word.empty()) {
        return -1;
    }
    const auto value = measure::from_word<Enum>(word);
    return value ? static_cast<std::int64_t>(*value) : -2;
}

/// The six parameters by which both statements of a list of targets choose.
Binder& bind_filter(Binder& binder, const TargetFilter& filter)
{
    return binder.text(filter.country)
        .text(filter.sector)
        .number(filter_number<State>(filter.state))
        .word(State::unknown)
        .number(filter_number<measure::Cause>(filter.cause))
        .text(filter.search);
}

}  // namespace

measure::Result<std::unique_ptr<Views>> SqliteViews::open(const std::string& file)
{
    try {
        return std::make_unique<SqliteViews>(file);
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(Connection::explain(failure, file));
    }
}

measure::Result<std::vector<ScoreRow>> SqliteViews::latest_scores() const
{
    return reader_.use<std::vector<ScoreRow>>(
        [](Connection& connection) { return read_all(connection.statement("latest_scores"), &read_score); });
}

measure::Result<std::optional<ScoreRow>> SqliteViews::latest_score(const measure::CountryCode& country) const
{
    return reader_.use<std::optional<ScoreRow>>([&](Connection& connection) {
        auto& statement = connection.statement("latest_score");
        Binder(statement).text(country);
        return first_of(read_all(statement, &read_score));
    });
}

measure::Result<std::vector<ScoreRow>> SqliteViews::score_history(const measure::CountryCode& country) const
{
    return reader_.use<std::vector<ScoreRow>>([&](Connection& connection) {
        auto& statement = connection.statement("score_history");
        Binder(statement).text(country);
        return read_all(statement, &read_score);
    });
}

measure::Result<std::vector<SectorView>> SqliteViews::sectors(const measure::CountryCode& country) const
{
    return reader_.use<std::vector<SectorView>>([&](Connection& connection) {
        auto& statement = connection.statement("sectors");
        Binder(statement).text(country).word(State::operational);
        return read_all(statement, &read_sector);
    });
}

measure::Result<std::vector<TargetView>> SqliteViews::targets(const TargetFilter& filter, const std::string& after,
                                                              std::size_t limit) const
{
    return reader_.use<std::vector<TargetView>>([&](Connection& connection) {
        auto& statement = connection.statement("targets");
        Binder binder(statement);
        bind_filter(binder.text(after), filter).count(limit);
        return read_all(statement, &read_target_view);
    });
}

measure::Result<std::vector<TargetView>> SqliteViews::ordered_targets(const TargetFilter& filter,
                                                                      const TargetSlice& slice) const
{
    return reader_.use<std::vector<TargetView>>([&](Connection& connection) {
        auto& statement = connection.statement("ordered_targets");
        Binder binder(statement);
        bind_filter(binder, filter)
            .number(slice.descending)
            .text(std::string(measure::to_word(slice.order)))
            .count(slice.limit)
            .count(slice.skip);
        return read_all(statement, &read_target_view);
    });
}

measure::Result<std::optional<TargetView>> SqliteViews::target(const std::string& domain) const
{
    return reader_.use<std::optional<TargetView>>([&](Connection& connection) {
        auto& statement = connection.statement("target");
        Binder(statement).text(domain);
        return first_of(read_all(statement, &read_target_view));
    });
}

measure::Result<std::vector<ConsensusRow>> SqliteViews::consensus(const std::string& domain) const
{
    return reader_.use<std::vector<ConsensusRow>>([&](Connection& connection) {
        auto& statement = connection.statement("consensus");
        Binder(statement).text(domain);
        return read_all(statement, &read_consensus);
    });
}

measure::Result<std::vector<ResultView>> SqliteViews::results(const std::string& domain) const
{
    return reader_.use<std::vector<ResultView>>([&](Connection& connection) {
        // One read transaction: results and their verdicts of one moment.
        SQLite::Transaction moment(connection.database());
        auto& statement = connection.statement("results");
        Binder(statement).text(domain);
        auto views = read_all(statement, &read_result);
        for (auto& view : views) {
            auto& verdicts = connection.statement("verdicts");
            Binder(verdicts).number(to_id(view.result.key));
            view.result.verdicts = read_all(verdicts, &read_named_verdict);
        }
        return views;
    });
}

measure::Result<std::vector<ChangeView>> SqliteViews::changes(const ChangeFilter& filter, const ChangePlace& after,
                                                              std::size_t limit) const
{
    return reader_.use<std::vector<ChangeView>>([&](Connection& connection) {
        auto& statement = connection.statement("changes");
        Binder(statement)
            .text(filter.country)
            .count(limit)
            .text(filter.first_round)
            .number(filter.newest_round)
            .text(after.round)
            .text(after.country)
            .text(after.target);
        return read_all(statement, &read_change);
    });
}

measure::Result<std::vector<BasisChange>> SqliteViews::basis_changes(const ChangeFilter& filter, std::size_t limit) const
{
    return reader_.use<std::vector<BasisChange>>([&](Connection& connection) {
        auto& statement = connection.statement("basis_changes");
        Binder(statement).text(filter.country).count(limit).text(filter.first_round).number(filter.newest_round);
        return read_all(statement, &read_basis_change);
    });
}

measure::Result<std::optional<std::string>> SqliteViews::fixes(const measure::CountryCode& country) const
{
    return reader_.use<std::optional<std::string>>([&](Connection& connection) {
        auto& statement = connection.statement("fixes");
        Binder(statement).text(country);
        return first_of(read_all(statement, &read_text));
    });
}

measure::Result<std::vector<VantageView>> SqliteViews::vantages() const
{
    return reader_.use<std::vector<VantageView>>(
        [](Connection& connection) { return read_all(connection.statement("vantages"), &read_vantage); });
}

measure::Result<std::vector<GateLook>> SqliteViews::gates(const std::string& probe, const GatePlace& before,
                                                          std::size_t limit) const
{
    return reader_.use<std::vector<GateLook>>([&](Connection& connection) {
        auto& statement = connection.statement("gates");
        Binder(statement).text(probe).number(to_micros(before.at)).word(before.family).word(before.protocol).count(limit);
        auto looks = read_all(statement, &read_gate);
        for (auto& look : looks) {
            look.probe = probe;
        }
        return looks;
    });
}

measure::Result<std::uint64_t> SqliteViews::version() const
{
    return reader_.use<std::uint64_t>([](Connection& connection) { return read_count(connection, "version"); });
}

measure::Result<std::uint64_t> SqliteViews::published() const
{
    return reader_.use<std::uint64_t>([](Connection& connection) { return read_count(connection, "published"); });
}

}  // namespace collector::store::sqlite
