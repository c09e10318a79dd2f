#pragma once

#include "measure/context.hpp"
#include "measure/result.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a country's networks and promises are known by, beside its targets.
namespace collector {

/// What one import says of a country's networks. `document` is canonical JSON (collector/networks/network_document.hpp).
struct NetworksRow {
    measure::CountryCode country;
    std::string dated;  ///< Of its newest source: "2026-11-20".
    std::string document;
};

/// The part of a frame that a promise speaks of: the targets that every list with words names by one of them. Without any
/// words it is the whole frame.
struct FramePart {
    std::vector<std::string> sectors{};
    std::vector<std::string> tiers{};
    std::vector<std::string> organisations{};  ///< As the frame writes them.
    std::vector<std::string> domains{};        ///< And everything below them.
    std::vector<std::string> tags{};

    bool is_whole() const
    {
        return sectors.empty() && tiers.empty() && organisations.empty() && domains.empty() && tags.empty();
    }
    bool operator==(const FramePart&) const = default;
};

/// A promise of a country, as its regulator wrote it down.
struct Policy {
    measure::CountryCode country;
    std::string id;       ///< "egov-2027"; one a country.
    std::string title;    ///< For people.
    std::string mandate;  ///< Who is bound by what: "Decree 12/2026, article 4".
    std::string scope;    ///< Whom it speaks of, for people.
    FramePart part = {};  ///< The same for the score.
    std::string figure;   ///< What is measured: index, users, or a pillar.
    double target = 0;    ///< 0 to 1.
    std::string by;       ///< "2027-12-31"
    std::string dated;    ///< When it was promised.
    std::string source;   ///< Where that can be read.
};

/// Both as they come off the ledger. Each import replaces the one before.
struct NetworksImport {
    std::string sha256;
    std::vector<NetworksRow> rows;  ///< By country.
};

struct PoliciesImport {
    measure::CountryCode country;
    std::string sha256;
    std::vector<Policy> policies;
};

/// What a service of a target is.
enum class ServedRole : std::uint8_t { web, dns, mail };

constexpr std::array<std::string_view, 3> words_of(ServedRole)
{
    return {"web", "dns", "mail"};
}

/// How an address of a public service was announced, on days in a row: what was seen, not seen, and seen again is two of them.
struct ServiceRoute {
    std::string target;
    ServedRole role = ServedRole::web;
    std::string address;
    std::string prefix;
    std::string origins;   ///< "64500 64501", rising; 0 stands for a set of origins.
    std::string validity;  ///< A word of measure::RouteValidity; "": no VRPs were at hand.
    std::string first_round;
    std::string last_round;
};

/// Later than every day of a series.
constexpr std::string_view kEveryDay = "9999-12-31";

/// A figure of a country's scores, a day.
struct FigurePoint {
    std::string day;
    double value = 0;
    std::optional<double> low = {};  ///< Its published interval; none where the series has none.
    std::optional<double> high = {};
    std::string methodology = {};  ///< SHA-256 of the edition that made it; "" for what no edition makes.
    std::string frame = {};        ///< Of the frame it was made of.
};

/// What a policy is judged by on one day, where it speaks of a part of the frame.
struct PolicyFigure {
    std::string policy;
    std::optional<double> value;  ///< nullopt: too little is known of the part.
    double low = 0;
    double high = 1;
    double coverage = 0;
    std::uint32_t targets = 0;  ///< Of the part that are in the figure.
};

struct DatedPolicyFigure {
    std::string day;
    PolicyFigure figure;
    std::string methodology = {};  ///< As in FigurePoint: of the country's score of that day.
    std::string frame = {};
};

/// What `serve` reads of networks and policies.
class NetworkViews {
public:
    virtual ~NetworkViews() = default;

    /// The newest import, by country; empty before the first.
    virtual measure::Result<std::vector<NetworksRow>> networks() const = 0;
    virtual measure::Result<std::optional<NetworksRow>> networks(const measure::CountryCode& country) const = 0;
    /// The policies in force, as their file orders them.
    virtual measure::Result<std::vector<Policy>> policies(const measure::CountryCode& country) const = 0;
    /// The index, or the value of a pillar, of the newest 400 scores up to a day that have one; rising.
    virtual measure::Result<std::vector<FigurePoint>> figures(const measure::CountryCode& country, const std::string& figure,
                                                              const std::string& until) const = 0;
    /// The figures of one policy with a part of its own, of the newest 400 scored days up to a day; rising.
    virtual measure::Result<std::vector<DatedPolicyFigure>>
    policy_figures(const measure::CountryCode& country, const std::string& policy, const std::string& until) const = 0;
    /// Every run of sightings, of targets of the frame in force; by target, address, and rounds.
    virtual measure::Result<std::vector<ServiceRoute>> service_routes(const measure::CountryCode& country) const = 0;
};

}  // namespace collector
