#pragma once

#include <string_view>

/// The .sql files beside this one, as text.
namespace collector::store::sqlite {

extern const std::string_view kSchemaSql;
extern const std::string_view kWriteSql;
extern const std::string_view kReadSql;
extern const std::string_view kExportSql;

}  // namespace collector::store::sqlite
