#pragma once

#include "collector/context/database.hpp"
#include "collector/context/range_table.hpp"
#include "collector/context/route_table.hpp"
#include "collector/context/vrp_table.hpp"
#include "collector/ports/context.hpp"

#include <filesystem>
#include <optional>
#include <variant>

namespace collector::context {

/// The databases and tables the operator configured; an empty path is none.
struct Paths {
    std::filesystem::path network;  ///< MaxMind database or table of networks.
    std::filesystem::path country;  ///< MaxMind database or table of countries.
    std::filesystem::path routes = {};
    std::filesystem::path vrps = {};
};

/// Context from files: MaxMind databases, and our own sealed tables. Without a file its facts stay unknown.
class DatabaseContext final : public Context {
public:
    static measure::Result<DatabaseContext> open(const Paths& paths);

    ContextFacts look_up(const std::vector<measure::Address>& addresses) const override;

private:
    /// Told apart by how the file begins.
    using Ranges = std::variant<std::monostate, Database, RangeTable>;

    DatabaseContext() = default;

    static measure::Result<Ranges> open_ranges(const std::filesystem::path& path, TableKind kind);
    static std::string built(const Ranges& ranges);
    static void add_network(AddressFact& fact, const Ranges& ranges);
    static void add_country(AddressFact& fact, const Ranges& ranges);
    void add_route(AddressFact& fact) const;

    Ranges network_;
    Ranges country_;
    std::optional<RouteTable> routes_;
    std::optional<VrpTable> vrps_;
};

}  // namespace collector::context
