#include "collector/context/database_context.hpp"

namespace collector::context {
namespace {

measure::Result<std::optional<Database>> open_if_named(const std::filesystem::path& path)
{
    if (path.empty()) {
        return std::optional<Database>();
    }
    return Database::open(path).map([](Database database) { return std::optional(std::move(database)); });
}

std::string built(const std::optional<Database>& database)
{
    return database ? measure::to_rfc3339(database->built()) : "";
}

measure::CountryCode country_of(const Database& database, const measure::Address& address)
{
    if (auto code = database.text(address, {"country", "iso_code"})) {
        return *std::move(code);
    }
    // Databases made from RIR files keep the code at the top.
    return database.text(address, {"country_code"}).value_or("");
}

}  // namespace

measure::Result<DatabaseContext> DatabaseContext::open(const Paths& paths)
{
    auto network = open_if_named(paths.network);
    if (!network) {
        return tl::unexpected(network.error());
    }
    auto country = open_if_named(paths.country);
    if (!country) {
        return tl::unexpected(country.error());
    }
    DatabaseContext context;
    context.network_ = *std::move(network);
    context.country_ = *std::move(country);
    return context;
}

ContextFacts DatabaseContext::look_up(const std::vector<measure::Address>& addresses) const
{
    ContextFacts facts{
        .network_database_built = built(network_), .country_database_built = built(country_), .addresses = {}};
    if (!network_ && !country_) {
        return facts;
    }
    for (const auto& address : addresses) {
        AddressFact fact{.address = address, .as_name = {}, .country = {}};
        if (network_) {
            fact.as_number = network_->number(address, {"autonomous_system_number"}).value_or(0);
            fact.as_name = network_->text(address, {"autonomous_system_organization"}).value_or("");
        }
        if (country_) {
            fact.country = country_of(*country_, address);
        }
        facts.addresses.push_back(std::move(fact));
    }
    return facts;
}

}  // namespace collector::context
