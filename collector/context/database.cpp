#include "collector/context/database.hpp"

#include <maxminddb.h>
#include <netinet/in.h>

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace collector::context {
namespace {

constexpr std::string_view kRemedy = "fetch the database again, or remove the key to run without it";

measure::Result<void> refuse(const std::string& what, const std::filesystem::path& path)
{
    return measure::error("not an intact MaxMind database: " + what, path.string(), std::string(kRemedy));
}

/// Can every value of the record be read?
int read_record(MMDB_entry_s entry)
{
    MMDB_entry_data_list_s* list = nullptr;
    const int status = MMDB_get_entry_data_list(&entry, &list);
    MMDB_free_entry_data_list(list);
    return status;
}

/// Reads every node of the search tree; a record shared by many prefixes once.
std::string find_damage(const MMDB_s& database)
{
    std::unordered_set<std::uint32_t> seen;
    const auto damage_in = [&](std::uint8_t type, const MMDB_entry_s& entry) -> std::string {
        if (type == MMDB_RECORD_TYPE_INVALID) {
            return "a node points nowhere";
        }
        if (type != MMDB_RECORD_TYPE_DATA || !seen.insert(entry.offset).second) {
            return "";
        }
        const int status = read_record(entry);
        return status == MMDB_SUCCESS ? "" : MMDB_strerror(status);
    };
    for (std::uint32_t number = 0; number < database.metadata.node_count; ++number) {
        MMDB_search_node_s node{};
        if (const int status = MMDB_read_node(&database, number, &node); status != MMDB_SUCCESS) {
            return MMDB_strerror(status);
        }
        auto damage = damage_in(node.left_record_type, node.left_record_entry);
        if (damage.empty()) {
            damage = damage_in(node.right_record_type, node.right_record_entry);
        }
        if (!damage.empty()) {
            return damage + " (node " + std::to_string(number) + ")";
        }
    }
    return "";
}

MMDB_lookup_result_s look_up(const MMDB_s& database, const measure::Address& address)
{
    int status = MMDB_SUCCESS;
    const auto* octets = address.octets.data();
    MMDB_lookup_result_s found{};
    if (address.family == measure::Family::ipv4) {
        sockaddr_in in{};
        in.sin_family = AF_INET;
        std::copy_n(octets, sizeof in.sin_addr, static_cast<std::uint8_t*>(static_cast<void*>(&in.sin_addr)));
        found = MMDB_lookup_sockaddr(&database, static_cast<const sockaddr*>(static_cast<const void*>(&in)), &status);
    } else {
        sockaddr_in6 in6{};
        in6.sin6_family = AF_INET6;
        std::copy_n(octets, sizeof in6.sin6_addr, static_cast<std::uint8_t*>(static_cast<void*>(&in6.sin6_addr)));
        found = MMDB_lookup_sockaddr(&database, static_cast<const sockaddr*>(static_cast<const void*>(&in6)), &status);
    }
    if (status != MMDB_SUCCESS) {
        found.found_entry = false;
    }
    return found;
}

std::optional<MMDB_entry_data_s> value_at(const MMDB_s& database, const measure::Address& address, Database::Path path,
                                          std::uint32_t type)
{
    auto found = look_up(database, address);
    if (!found.found_entry) {
        return std::nullopt;
    }
    std::vector<const char*> keys(path);
    keys.push_back(nullptr);
    MMDB_entry_data_s data{};
    const int status = MMDB_aget_value(&found.entry, &data, keys.data());
    if (status != MMDB_SUCCESS || !data.has_data || data.type != type) {
        return std::nullopt;
    }
    return data;
}

}  // namespace

void Database::Close::operator()(MMDB_s* database) const
{
    MMDB_close(database);
    std::default_delete<MMDB_s>()(database);
}

Database::Database(std::unique_ptr<MMDB_s, Close> database) : database_(std::move(database)) {}

measure::Result<Database> Database::open(const std::filesystem::path& path)
{
    auto raw = std::make_unique<MMDB_s>();
    if (const int status = MMDB_open(path.c_str(), MMDB_MODE_MMAP, raw.get()); status != MMDB_SUCCESS) {
        return tl::unexpected(refuse(MMDB_strerror(status), path).error());
    }
    std::unique_ptr<MMDB_s, Close> database(raw.release());
    if (const auto damage = find_damage(*database); !damage.empty()) {
        return tl::unexpected(refuse(damage, path).error());
    }
    return Database(std::move(database));
}

measure::Timestamp Database::built() const
{
    const auto epoch = static_cast<std::int64_t>(database_->metadata.build_epoch);
    return measure::Timestamp(std::chrono::seconds(epoch));
}

std::string Database::type() const
{
    return database_->metadata.database_type;
}

std::optional<std::string> Database::text(const measure::Address& address, Path path) const
{
    const auto data = value_at(*database_, address, path, MMDB_DATA_TYPE_UTF8_STRING);
    return data ? std::optional<std::string>(std::in_place, data->utf8_string, data->data_size) : std::nullopt;
}

std::optional<std::uint32_t> Database::number(const measure::Address& address, Path path) const
{
    const auto data = value_at(*database_, address, path, MMDB_DATA_TYPE_UINT32);
    return data ? std::optional<std::uint32_t>(data->uint32) : std::nullopt;
}

}  // namespace collector::context
