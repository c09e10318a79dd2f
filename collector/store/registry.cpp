#include "collector/store/registry.hpp"

#include "collector/store/sqlite/sqlite_access.hpp"
#include "collector/store/sqlite/sqlite_devices.hpp"
#include "collector/store/sqlite/sqlite_store.hpp"
#include "collector/store/sqlite/sqlite_views.hpp"

#include <array>

namespace collector::store {
namespace {

measure::Result<OpenStore> open_sqlite(const std::string& file)
{
    auto store = sqlite::SqliteStore::open(file);
    if (!store) {
        return tl::unexpected(store.error());
    }
    auto views = sqlite::SqliteViews::open(file);
    if (!views) {
        return tl::unexpected(views.error());
    }
    auto devices = sqlite::SqliteDevices::open(file);
    if (!devices) {
        return tl::unexpected(devices.error());
    }
    auto access = sqlite::SqliteAccess::open(file);
    if (!access) {
        return tl::unexpected(access.error());
    }
    return OpenStore{.store = *std::move(store),
                     .views = *std::move(views),
                     .devices = *std::move(devices),
                     .access = *std::move(access)};
}

constexpr std::array kKinds{
    Kind{.name = "sqlite", .purpose = "one embedded file; no server", .open = &open_sqlite},
};

}  // namespace

std::span<const Kind> kinds()
{
    return kKinds;
}

measure::Result<OpenStore> open(std::string_view kind, const std::string& location)
{
    std::string known;
    for (const auto& row : kKinds) {
        if (row.name == kind) {
            return row.open(location);
        }
        known.append(known.empty() ? "" : ", ").append(row.name);
    }
    return measure::error("there is no store of the kind '" + std::string(kind) + "'", location, "choose one of: " + known);
}

}  // namespace collector::store
