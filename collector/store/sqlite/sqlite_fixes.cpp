#include "collector/store/sqlite/rows.hpp"
#include "collector/store/sqlite/sqlite_store.hpp"

#include <limits>

/// The store's share in what to fix first: what it is made from, and where it is kept.
namespace collector::store::sqlite {

measure::Result<std::vector<ConsensusRow>> SqliteStore::newest_consensus(const measure::CountryCode& country) const
{
    return scoring_.use<std::vector<ConsensusRow>>([&](Connection& connection) {
        auto& statement = connection.statement("newest_consensus");
        Binder(statement).text(country);
        return read_all(statement, &read_consensus);
    });
}

measure::Result<std::map<std::string, std::string>> SqliteStore::operator_clusters(const VoteQuery& query) const
{
    return scoring_.use<std::map<std::string, std::string>>([&](Connection& connection) {
        const auto by = query.received_by ? to_micros(*query.received_by) : std::numeric_limits<std::int64_t>::max();
        auto& statement = connection.statement("operator_clusters");
        Binder(statement).text(query.country).text(query.first).text(query.last).number(by);
        std::map<std::string, std::string> clusters;
        while (statement.executeStep()) {
            Row row(statement);
            auto target = row.text();
            clusters.emplace(std::move(target), row.text());
        }
        statement.reset();
        return clusters;
    });
}

measure::Result<void> SqliteStore::put_fixes(const measure::CountryCode& country, const std::string& document)
{
    return put_document("put_fixes", country, document);
}

measure::Result<void> SqliteStore::put_document(const char* statement, const measure::CountryCode& country,
                                                const std::string& document)
{
    return writer_.use<void>([&](Connection& connection) {
        SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
        auto& put = connection.statement(statement);
        Binder(put).text(country).text(document);
        put.exec();
        connection.statement("touch").exec();
        transaction.commit();
    });
}

}  // namespace collector::store::sqlite
