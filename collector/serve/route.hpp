#pragma once

#include "collector/serve/answer.hpp"
#include "collector/serve/disclosed_views.hpp"
#include "collector/serve/national_table.hpp"
#include "collector/serve/site.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace collector::serve {

/// What a value must look like; the API description and the check of every request are made from it.
enum class Kind : std::uint8_t {
    country,
    sector,
    state,
    cause,
    text,
    limit,
    points,
    cursor,
    flag,
    since,
    order,
    contribution,
    digest
};

/// A parameter of the query string.
struct Parameter {
    std::string_view name;
    Kind kind = Kind::text;
    std::string_view description;
};

/// How long an answer stays true.
enum class Freshness : std::uint8_t {
    views,      ///< as long as no result comes in, nor anything else
    published,  ///< as long as nothing but results comes in: they count from the next scoring on; no longer than a UTC day
    day,        ///< as views, but no longer than a UTC day; for the bearer of a token, for this request alone
    share,      ///< as published, and whoever embeds it may keep it for minutes
    build,      ///< as long as this program runs
    never,      ///< made for this request alone
    ever,       ///< what it names is named by its content
    digest,     ///< its ETag is its SHA-256, whatever else changes; sent as it is, without a coding
};

/// One request on its way through a route; parameters are checked already.
struct Call {
    const Site& site;
    NationalTable& nations;
    std::uint64_t version = 0;  ///< What it is answered from, as version_for() says of its freshness.
    std::string path;
    std::map<std::string, std::string> names;  ///< From the path: {country}, {domain}, {id}.
    std::map<std::string, std::string> query;
    std::map<std::string, std::string> headers;
    std::optional<Person> reader = {};      ///< Whose token came with the request (bearer.hpp).
    const DisclosedViews* shown = nullptr;  ///< `site.views`, and what they withhold; null: nothing is known of it.

    /// "" when the parameter was not given.
    std::string parameter(std::string_view name) const;
};

/// One row of the API: requests are dispatched and the description is written from it.
struct Route {
    std::string_view pattern;  ///< "/api/v1/targets/{domain}"
    std::string_view name;     ///< operationId
    std::string_view summary;
    std::span<const Parameter> query;
    std::string_view media_type;  ///< Several with ", " between them.
    std::string_view schema;      ///< A name in schemas.json; "" for what is not JSON.
    Freshness freshness = Freshness::views;
    Answer (*answer)(const Call&) = nullptr;
};

/// Every address of the collector's public face.
std::span<const Route> routes();

/// The names in the pattern with their values when `path` fits it; nullopt else. A value is never empty.
std::optional<std::map<std::string, std::string>> match(std::string_view pattern, std::string_view path);

/// Everything wrong with a query, parameter by parameter: unknown names and values outside their kind.
std::vector<http::ProblemReason> find_faults(const Route& route, const std::map<std::string, std::string>& query);

/// The word of `since` for what the newest round brought.
inline constexpr std::string_view kLastRound = "last-round";

/// A column, with "-" before it for downwards.
struct Order {
    TargetOrder column = TargetOrder::domain;
    bool descending = false;
};

std::optional<Order> read_order(std::string_view text);

/// Largest page; also what a page holds when the client does not say.
inline constexpr std::size_t kLargestPage = 1000;
inline constexpr std::size_t kUsualPage = 100;

/// The `limit` of a call.
std::size_t page_size(const Call& call);

}  // namespace collector::serve
