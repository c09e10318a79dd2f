#pragma once

#include "collector/ports/hosting.hpp"
#include "collector/serve/answer.hpp"

/// The public shape of what is known of addresses.
namespace collector::serve {

/// Facts of the addresses that the text values of `evidence` name, with the times of the tables.
Json to_json(const measure::ContextFacts& context, const Json& evidence);

/// Networks by family, and what follows of them for a target of this country.
Json to_json(const Hosting& hosting, const measure::CountryCode& country);

/// The cells of a target in a list: networks and countries of each family, in the country or not, same operator or not.
std::vector<std::string> hosting_cells(const std::optional<Hosting>& hosting, const measure::CountryCode& country);
std::vector<std::string> hosting_columns();

}  // namespace collector::serve
