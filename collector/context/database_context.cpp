#include "collector/context/database_context.hpp"

#include <algorithm>
#include <array>
#include <fstream>

namespace collector::context {
namespace {

bool begins_sealed(const std::filesystem::path& path)
{
    std::array<char, 14> head{};
    std::ifstream(path, std::ios::binary).read(head.data(), head.size());
    return is_sealed({head.data(), head.size()});
}

/// A table of ours; none without a path.
template <typename Table>
measure::Result<std::optional<Table>> open_table(const std::filesystem::path& path, TableKind kind)
{
    if (path.empty()) {
        return std::optional<Table>();
    }
    const auto sealed = read_sealed(path, kind);
    if (!sealed) {
        return tl::unexpected(sealed.error());
    }
    return Table::parse(*sealed, path.string()).map([](Table table) { return std::optional(std::move(table)); });
}

measure::CountryCode country_of(const Database& database, const measure::Address& address)
{
    if (auto code = database.text(address, {"country", "iso_code"})) {
        return *std::move(code);
    }
    // Databases made from RIR files keep the code at the top.
    return database.text(address, {"country_code"}).value_or("");
}

/// The best of the origins: see AddressFact::validity.
measure::RouteValidity validate(const VrpTable& vrps, const Route& route)
{
    auto best = measure::RouteValidity::invalid;
    for (const auto origin : route.origins) {
        const auto validity = vrps.validate(route.prefix, origin);
        if (validity != measure::RouteValidity::invalid) {
            return validity;
        }
        best = validity;
    }
    return best;
}

}  // namespace

measure::Result<DatabaseContext::Ranges> DatabaseContext::open_ranges(const std::filesystem::path& path, TableKind kind)
{
    if (path.empty()) {
        return Ranges();
    }
    if (!begins_sealed(path)) {
        return Database::open(path).map([](Database database) { return Ranges(std::move(database)); });
    }
    return read_sealed(path, kind)
        .and_then([&](const SealedTable& table) { return RangeTable::parse(table, path.string()); })
        .map([](RangeTable table) { return Ranges(std::move(table)); });
}

measure::Result<DatabaseContext> DatabaseContext::open(const Paths& paths)
{
    auto network = open_ranges(paths.network, TableKind::networks);
    auto country = network ? open_ranges(paths.country, TableKind::countries) : tl::unexpected(network.error());
    if (!country) {
        return tl::unexpected(country.error());
    }
    auto routes = open_table<RouteTable>(paths.routes, TableKind::routes);
    if (!routes) {
        return tl::unexpected(routes.error());
    }
    auto vrps = open_table<VrpTable>(paths.vrps, TableKind::vrps);
    if (!vrps) {
        return tl::unexpected(vrps.error());
    }
    DatabaseContext context;
    context.network_ = *std::move(network);
    context.country_ = *std::move(country);
    context.routes_ = *std::move(routes);
    context.vrps_ = *std::move(vrps);
    return context;
}

std::string DatabaseContext::built(const Ranges& ranges)
{
    if (const auto* database = std::get_if<Database>(&ranges)) {
        return measure::to_rfc3339(database->built());
    }
    const auto* table = std::get_if<RangeTable>(&ranges);
    return table == nullptr ? "" : measure::to_rfc3339(table->built());
}

void DatabaseContext::add_network(AddressFact& fact, const Ranges& ranges)
{
    if (const auto* database = std::get_if<Database>(&ranges)) {
        fact.as_number = database->number(fact.address, {"autonomous_system_number"}).value_or(0);
        fact.as_name = database->text(fact.address, {"autonomous_system_organization"}).value_or("");
    }
    const auto* table = std::get_if<RangeTable>(&ranges);
    if (const auto found = table == nullptr ? std::nullopt : table->find(fact.address)) {
        fact.as_number = found->as_number;
        fact.as_name = found->text;
    }
}

void DatabaseContext::add_country(AddressFact& fact, const Ranges& ranges)
{
    if (const auto* database = std::get_if<Database>(&ranges)) {
        fact.country = country_of(*database, fact.address);
    }
    const auto* table = std::get_if<RangeTable>(&ranges);
    if (const auto found = table == nullptr ? std::nullopt : table->find(fact.address)) {
        fact.country = found->text;
    }
}

void DatabaseContext::add_route(AddressFact& fact) const
{
    const auto* route = routes_ ? routes_->find(fact.address) : nullptr;
    if (route == nullptr) {
        return;
    }
    fact.route = route->prefix;
    fact.origins = route->origins;
    fact.route_peers = route->peers;
    if (vrps_) {
        fact.validity = validate(*vrps_, *route);
    }
}

ContextFacts DatabaseContext::look_up(const std::vector<measure::Address>& addresses) const
{
    ContextFacts facts{.network_database_built = built(network_),
                       .country_database_built = built(country_),
                       .addresses = {},
                       .routes_seen = routes_ ? measure::to_rfc3339(routes_->seen()) : "",
                       .vrps_built = vrps_ ? measure::to_rfc3339(vrps_->built()) : ""};
    if (network_.index() == 0 && country_.index() == 0 && !routes_) {
        return facts;
    }
    for (const auto& address : addresses) {
        AddressFact fact{.address = address, .as_name = {}, .country = {}};
        add_network(fact, network_);
        add_country(fact, country_);
        add_route(fact);
        facts.addresses.push_back(std::move(fact));
    }
    return facts;
}

}  // namespace collector::context
