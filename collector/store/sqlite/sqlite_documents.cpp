#include "collector/store/sqlite/rows.hpp"
#include "collector/store/sqlite/sqlite_views.hpp"

/// Where on the ledger what editors sent stands octet for octet: the index keeps what was read out of it.
namespace collector::store::sqlite {
namespace {

const char* statement_for(DocumentKind kind)
{
    switch (kind) {
        case DocumentKind::frame: return "frame_document";
        case DocumentKind::policies: return "policies_document";
        case DocumentKind::installed_base: return "installed_document";
    }
    return "";
}

std::uint64_t read_position(Row& row)
{
    return static_cast<std::uint64_t>(row.number());
}

}  // namespace

measure::Result<std::optional<std::uint64_t>> SqliteViews::document(DocumentKind kind, const measure::CountryCode& country,
                                                                    const std::string& sha256) const
{
    return reader_.use<std::optional<std::uint64_t>>([&](Connection& connection) {
        auto& statement = connection.statement(statement_for(kind));
        Binder(statement).text(country).text(sha256);
        const auto found = read_all(statement, &read_position);
        return found.empty() ? std::nullopt : std::optional(found.front());
    });
}

}  // namespace collector::store::sqlite
