#include "collector/store/sqlite/hosting_lines.hpp"
#include "collector/store/sqlite/rows.hpp"
#include "collector/store/sqlite/sqlite_store.hpp"
#include "collector/store/sqlite/sqlite_views.hpp"

#include <algorithm>

/// The store's share in what blocks most services, and in where a target stands.
namespace collector::store::sqlite {
namespace {

using BlockersByTarget = std::map<std::string, std::vector<Blocker>>;

Hosting read_hosting(Row& row)
{
    return to_hosting(row.text());
}

/// Several results of a round speak of one target.
void settle(BlockersByTarget& all)
{
    for (auto& [target, blockers] : all) {
        std::sort(blockers.begin(), blockers.end());
        blockers.erase(std::unique(blockers.begin(), blockers.end()), blockers.end());
    }
}

}  // namespace

measure::Result<BlockersByTarget> SqliteStore::blockers(const measure::CountryCode& country, const std::string& first) const
{
    return scoring_.use<BlockersByTarget>([&](Connection& connection) {
        auto& statement = connection.statement("blockers");
        Binder(statement).text(country).text(first);
        BlockersByTarget all;
        while (statement.executeStep()) {
            Row row(statement);
            auto& known = all[row.text()];
            for (auto& blocker : to_blockers(row.text())) {
                known.push_back(std::move(blocker));
            }
        }
        statement.reset();
        settle(all);
        return all;
    });
}

measure::Result<void> SqliteStore::put_leverage(const measure::CountryCode& country, const std::string& document)
{
    return put_document("put_leverage", country, document);
}

measure::Result<std::optional<std::string>> SqliteViews::leverage(const measure::CountryCode& country) const
{
    return reader_.use<std::optional<std::string>>([&](Connection& connection) {
        auto& statement = connection.statement("leverage");
        Binder(statement).text(country);
        auto found = read_all(statement, &read_text);
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    });
}

measure::Result<std::optional<Hosting>> SqliteViews::hosting(const std::string& domain) const
{
    return reader_.use<std::optional<Hosting>>([&](Connection& connection) {
        auto& statement = connection.statement("hosting");
        Binder(statement).text(domain);
        auto found = read_all(statement, &read_hosting);
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    });
}

}  // namespace collector::store::sqlite
