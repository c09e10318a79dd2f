#include "collector/store/sqlite/name_book.hpp"

namespace collector::store::sqlite {
namespace {

/// Bounded: domains come from outside.
constexpr std::size_t kRemembered = 100'000;

std::int64_t find_or_insert(Connection& connection, const std::string& name)
{
    auto& find = connection.statement("find_name");
    find.bind(1, name);
    if (find.executeStep()) {
        const auto number = find.getColumn(0).getInt64();
        find.reset();
        return number;
    }
    auto& insert = connection.statement("insert_name");
    insert.bind(1, name);
    insert.exec();
    return connection.database().getLastInsertRowid();
}

}  // namespace

std::int64_t NameBook::number_of(Connection& connection, const std::string& name)
{
    if (const auto found = known_.find(name); found != known_.end()) {
        return found->second;
    }
    const auto number = find_or_insert(connection, name);
    if (known_.size() >= kRemembered) {
        known_.clear();
    }
    known_.emplace(name, number);
    return number;
}

}  // namespace collector::store::sqlite
