#pragma once

#include "collector/ports/access_facts.hpp"
#include "collector/ports/person.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What may be told of public services, to whom, from when: the one place that decides it for every output.
namespace collector::access {

/// A check by whose findings strangers find a way in, and what in the evidence shows what it found.
struct Exposing {
    std::string_view check{};
    std::string_view list{};     ///< Of a target's evidence.
    std::string_view purpose{};  ///< Of the list those that were made for this; "": all of them.
};

/// Open ports, administration, turned-off access rules and limits, name servers that resolve for everybody (services.md S-1,
/// S-2, S-5, S-6, S-9).
constexpr std::array kExposing{
    Exposing{.check = "security.exposure", .list = "ports"},
    Exposing{.check = "security.admin", .list = "ports"},
    Exposing{.check = "security.access", .list = "guarded"},
    Exposing{.check = "security.rate_limit", .list = "hurried"},
    Exposing{.check = "security.recursion", .list = "lookups", .purpose = "recursion"},
};

/// Their checks.
constexpr auto kExposingChecks = [] {
    std::array<std::string_view, kExposing.size()> checks;
    std::ranges::transform(kExposing, checks.begin(), &Exposing::check);
    return checks;
}();

bool exposes(std::string_view check);

/// What one reader may be told on one day. Pure.
class Embargo {
public:
    /// `reader`: whose token came with the request; nullopt for the public. What was told oldest first, `today` a UTC day.
    Embargo(const std::vector<Told>& told, std::string today, std::optional<Person> reader)
        : told_(told), today_(std::move(today)), reader_(std::move(reader))
    {
    }

    /// Whether a finding of this check of this target may be told. What does not expose always may; a finding that does
    /// waits until its owner was told and the day that was promised then has come, or until it was released. With a `round`:
    /// what was found then, which may be told though it was mended since.
    bool tells(const std::string& target, const measure::CountryCode& country, std::string_view check,
               std::string_view round = {}) const;

    /// The newest day, today at the latest, from which something was promised to be public; "" when none has come. What may
    /// be told changes without any new word on such days alone.
    std::string opened() const;

    const std::optional<Person>& reader() const { return reader_; }

private:
    bool has_come(const std::string& day) const { return !day.empty() && day <= today_; }

    const std::vector<Told>& told_;
    std::string today_;
    std::optional<Person> reader_;
};

/// From which day the public may hear of what is found now; "" when nobody was told yet. The last word holds, a telling until the
/// check passes: what it finds again waits for a word of its own.
std::string public_from(const std::vector<Told>& told, const std::string& target, std::string_view check);

}  // namespace collector::access
