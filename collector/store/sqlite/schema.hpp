#pragma once

#include "collector/store/sqlite/connection.hpp"

namespace collector::store::sqlite {

/// Rises with every change of schema.sql. An index of another version is not migrated but rebuilt.
constexpr int kSchemaVersion = 12;

/// Makes the tables of a new file; refuses a file of another version or with other words, or a damaged one.
measure::Result<void> prepare(Connection& connection);

}  // namespace collector::store::sqlite
